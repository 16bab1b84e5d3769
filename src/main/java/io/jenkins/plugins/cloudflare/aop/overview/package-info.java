/**
 * What the builds of a controller know together. Records enter as builds write them; pages for administrators and for
 * jobs leave, and a warning about what needs somebody. Pages read memory only.
 */
package io.jenkins.plugins.cloudflare.aop.overview;
