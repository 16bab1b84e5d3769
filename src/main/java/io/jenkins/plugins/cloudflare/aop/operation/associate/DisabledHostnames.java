package io.jenkins.plugins.cloudflare.aop.operation.associate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.List;
import java.util.Map;

/**
 * Hostnames that are to present no certificate of their own in the end. Others may have enabled them since they were seen
 * without one, and a list may lack what is there: what it lacks is read by itself.
 *
 * @param gone certificates of hostnames that present nothing, since it is gone
 */
record DisabledHostnames(AopApi api, Zone zone, List<String> hostnames, Map<String, CertificateId> gone) {

    /**
     * @param present all associations of the zone, as the last list has them
     * @throws OperationException when somebody else has enabled one
     */
    void require(Map<String, Association> present) throws OperationException, CloudflareException {
        for (String hostname : hostnames) {
            Association now = present.get(hostname);
            now = now == null ? api.association(zone.id(), hostname).orElse(null) : now;
            if (now != null
                    && Boolean.TRUE.equals(now.enabled())
                    && !now.certificateId().equals(gone.get(hostname))) {
                throw new OperationException("hostname " + hostname + " was pointed to certificate "
                        + now.certificateId() + " by somebody else while this build disabled it; settle what it should"
                        + " be and run again");
            }
        }
    }
}
