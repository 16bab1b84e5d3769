/**
 * What the waiting operations of one process ask of the API together. An API enters, one that shares answers leaves: who
 * waits for the same zone with the same token is served by the same requests, and their number does not grow with that
 * of the waiters.
 */
package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;
