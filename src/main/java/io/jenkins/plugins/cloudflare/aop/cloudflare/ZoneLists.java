package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.List;

/** What a zone holds, as two lists that were read one after the other. */
public record ZoneLists(List<HostnameCertificate> certificates, List<Association> associations) {}
