package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.upload.LeafSource;
import io.jenkins.plugins.cloudflare.aop.operation.zone.ZoneContents;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which certificate is replaced and which hostnames move.
 *
 * @param old the certificate in use
 * @param hostnames each with whether its association is enabled; empty when none uses the old certificate
 */
record RotationPlan(CertificateId old, Map<String, Boolean> hostnames) {

    static RotationPlan of(Zone zone, RotateParameters parameters, ZoneContents contents) throws OperationException {
        List<String> asked = parameters.hostnames();
        LeafSource source = parameters.source();
        Map<String, Association> used = used(contents);
        for (String hostname : asked) {
            if (!used.containsKey(hostname)) {
                throw new OperationException("hostname " + hostname + " has no client certificate that could be"
                        + " replaced; give it its first one with aopEnableHostname");
            }
        }
        if (!asked.isEmpty()) {
            used.keySet().retainAll(asked);
        }
        if (parameters.oldCertificate().isPresent()
                && contents.certificate(parameters.oldCertificate().get()).isEmpty()
                && contents.referringTo(parameters.oldCertificate().get()).isEmpty()) {
            throw new OperationException(
                    "oldCertificateId is " + parameters.oldCertificate().get() + ", and zone " + zone.name()
                            + " holds no such certificate; aopStatus lists those that it holds");
        }
        CertificateId old = parameters.oldCertificate().isPresent()
                ? parameters.oldCertificate().get()
                : only(zone, asked, source, used, contents);
        // In the form in which the zone lists it, which requests are made with.
        CertificateId listed =
                contents.certificate(old).map(HostnameCertificate::id).orElse(old);
        Map<String, Boolean> moving = new LinkedHashMap<>();
        used.forEach((hostname, association) -> {
            if (association.certificateId().equals(old)) {
                moving.put(hostname, association.enabled());
            }
        });
        for (String hostname : asked) {
            CertificateId other = used.get(hostname).certificateId();
            if (!moving.containsKey(hostname) && !serves(source, contents, other)) {
                throw new OperationException("hostname " + hostname + " uses certificate " + other + ", not " + old
                        + "; rotate it in a step of its own");
            }
        }
        return new RotationPlan(listed, moving);
    }

    private static CertificateId only(
            Zone zone, List<String> asked, LeafSource source, Map<String, Association> used, ZoneContents contents)
            throws OperationException {
        Set<CertificateId> ids = ids(asked.isEmpty() ? meant(source, used) : used);
        if (ids.isEmpty()) {
            throw new OperationException(
                    "no hostname of zone " + zone.name() + " uses a client certificate that could be"
                            + " replaced; enable the first one with aopEnableHostname");
        }
        if (ids.size() > 1) {
            // Left behind by a rotation of which the journal is lost: the new certificate is in use already.
            Set<CertificateId> older = new LinkedHashSet<>(ids);
            older.removeIf(id -> serves(source, contents, id));
            ids = older.size() == 1 ? older : ids;
        }
        if (ids.size() > 1) {
            throw new OperationException((asked.isEmpty() ? "zone " + zone.name() + " has" : "the hostnames use") + " "
                    + ids.size()
                    + " client certificates in use; say with oldCertificateId which one is to be replaced: "
                    + ListParameter.some(ids.stream().map(CertificateId::value).toList()));
        }
        return ids.iterator().next();
    }

    /** Whether a step that names neither hostnames nor the old certificate is about one of these hostnames. */
    static boolean means(LeafSource source, ZoneContents contents, Set<String> hostnames) {
        Map<String, Association> used = used(contents);
        Map<String, Association> meant = meant(source, used);
        return meant.equals(used) || !Collections.disjoint(meant.keySet(), hostnames);
    }

    /** All; where these have several certificates, those that the new certificate names, if it names any. */
    private static Map<String, Association> meant(LeafSource source, Map<String, Association> used) {
        Map<String, Association> named = new LinkedHashMap<>(used);
        named.keySet().retainAll(source.hostnames());
        return ids(used).size() > 1 && !named.isEmpty() ? named : used;
    }

    private static Map<String, Association> used(ZoneContents contents) {
        Map<String, Association> used = new LinkedHashMap<>(contents.associations());
        used.values()
                .removeIf(association -> association.isVoid()
                        || association.isUnknown()
                        || association.status().isTombstone()
                        || association.certificateId() == null);
        return used;
    }

    private static Set<CertificateId> ids(Map<String, Association> used) {
        Set<CertificateId> ids = new LinkedHashSet<>();
        used.values().forEach(association -> ids.add(association.certificateId()));
        return ids;
    }

    private static boolean serves(LeafSource source, ZoneContents contents, CertificateId id) {
        Optional<HostnameCertificate> held = contents.live(id);
        return held.isPresent() && source.adopt(List.of(held.get())).isPresent();
    }
}
