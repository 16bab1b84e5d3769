/** The operations as build steps of freestyle jobs. Form and help are those of the Pipeline step of the same name. */
package io.jenkins.plugins.cloudflare.aop.builder;
