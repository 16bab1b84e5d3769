package io.jenkins.plugins.cloudflare.aop.record.state;

import java.util.List;

/**
 * A certificate as all jobs of a controller know it.
 *
 * @param job full name of the job that recorded it last
 * @param hostnames those that use it, as far as builds know, sorted
 * @param matters whether its end matters: it is in use, or nothing says that it is not any more
 */
public record KnownCertificate(CertificateState state, String job, List<String> hostnames, boolean matters) {}
