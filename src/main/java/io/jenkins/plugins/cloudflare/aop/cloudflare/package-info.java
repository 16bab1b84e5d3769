/**
 * Cloudflare's API for per-hostname Authenticated Origin Pulls as operations see it: an interface, its values, and
 * the exception that says what went wrong. Checked ids and names enter, zones, certificates and associations leave.
 * Knows neither HTTP nor Jenkins.
 */
package io.jenkins.plugins.cloudflare.aop.cloudflare;
