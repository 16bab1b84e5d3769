/**
 * The operations as build steps of freestyle jobs. A form's fields enter, with the variables of the build in them;
 * form checks and help are those of the Pipeline step of the same name.
 */
package io.jenkins.plugins.cloudflare.aop.builder;
