package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.List;

/** What a zone holds, as two lists that were read one after the other. */
public record ZoneLists(List<Association> associations, List<HostnameCertificate> certificates) {
    /** The certificates last: one that an association names is as it was then or later. */
    public static ZoneLists read(AopApi api, ZoneId zone) throws CloudflareException {
        List<Association> associations = api.associations(zone);
        return new ZoneLists(associations, api.certificates(zone));
    }
}
