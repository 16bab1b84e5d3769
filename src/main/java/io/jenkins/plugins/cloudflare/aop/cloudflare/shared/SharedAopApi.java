package io.jenkins.plugins.cloudflare.aop.cloudflare.shared;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Association;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DeploymentStatus;
import io.jenkins.plugins.cloudflare.aop.cloudflare.EncryptionMode;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ForwardingAopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.WriteResult;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneLists;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The API as one operation uses it. What others may have read as well is shared: which zone a name is, and the lists that
 * are read while something is awaited. Whatever a decision hangs on is asked for directly.
 */
final class SharedAopApi extends ForwardingAopApi {
    private final AopApi direct;
    private final SharedAnswers common;
    private final InstantSource clock;
    private volatile Instant certificatesAfter;
    private volatile Instant listsAfter;
    private volatile Instant globalAfter;
    private volatile boolean hasLooked;

    SharedAopApi(AopApi direct, SharedAnswers common, InstantSource clock) {
        this.direct = direct;
        this.common = common;
        this.clock = clock;
        changed();
    }

    @Override
    protected AopApi of(ZoneId zone) {
        return direct;
    }

    @Override
    protected AopApi of(AccountId account) {
        return direct;
    }

    /** What was asked for before now does not show what this operation did. */
    private void changed() {
        certificatesAfter = clock.instant();
        listsAfter = certificatesAfter;
        globalAfter = certificatesAfter;
    }

    private <T> T changing(ZoneId zone, SharedLook.Reader<T> write) throws CloudflareException {
        try {
            return write.read();
        } finally {
            changed();
            common.of(zone).writtenAt().set(clock.instant());
        }
    }

    @Override
    public Optional<Zone> zoneNamed(String name) throws CloudflareException {
        return common.zone(name).get(() -> direct.zoneNamed(name));
    }

    @Override
    public Optional<Zone> zone(ZoneId id) throws CloudflareException {
        return common.zone(id).get(() -> direct.zone(id));
    }

    @Override
    public EncryptionMode encryptionMode(ZoneId zone) throws CloudflareException {
        return common.of(zone).encryptionMode().get(() -> direct.encryptionMode(zone));
    }

    @Override
    public Optional<List<HostnameCertificate>> nextCertificates(ZoneId zone) throws CloudflareException {
        return common.of(zone)
                .certificates()
                .after(certificatesAfter, () -> direct.certificates(zone))
                .map(answer -> {
                    certificatesAfter = answer.askedAt();
                    return answer.value();
                });
    }

    @Override
    public Optional<ZoneLists> nextLists(ZoneId zone) throws CloudflareException {
        return common.of(zone)
                .lists()
                .after(listsAfter, () -> ZoneLists.read(direct, zone))
                .map(answer -> {
                    listsAfter = answer.askedAt();
                    return answer.value();
                });
    }

    @Override
    public Optional<ZoneLists> nextLists(ZoneId zone, Predicate<ZoneLists> enough) throws CloudflareException {
        SharedAnswers.OfZone known = common.of(zone);
        Optional<SharedLook.Answer<List<HostnameCertificate>>> listed =
                known.certificates().known(known.writtenAt().get());
        // Only once: where many wait, two looks that are paid for one by one would starve each other.
        if (hasLooked || listed.isEmpty()) {
            return nextLists(zone);
        }
        hasLooked = true;
        Optional<SharedLook.Answer<List<Association>>> asked =
                known.associations().after(listsAfter, () -> direct.associations(zone));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        List<Association> associations = asked.get().value();
        Optional<ZoneLists> lists =
                Optional.of(new ZoneLists(associations, listed.get().value())).filter(enough);
        if (lists.isEmpty()) {
            lists = known.certificates()
                    .after(asked.get().answeredAt(), () -> direct.certificates(zone))
                    .map(answer -> new ZoneLists(associations, answer.value()));
        }
        if (lists.isPresent()) {
            listsAfter = asked.get().askedAt();
        }
        return lists;
    }

    @Override
    public Optional<Boolean> nextGlobalEnabled(ZoneId zone) throws CloudflareException {
        return common.of(zone)
                .global()
                .after(globalAfter, () -> direct.isGlobalEnabled(zone))
                .map(answer -> {
                    globalAfter = answer.askedAt();
                    return answer.value();
                });
    }

    @Override
    public WriteResult<Boolean> enableGlobally(ZoneId zone, boolean enabled) throws CloudflareException {
        return changing(zone, () -> direct.enableGlobally(zone, enabled));
    }

    @Override
    public WriteResult<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException {
        return changing(zone, () -> direct.upload(zone, leafPem, privateKeyPem));
    }

    @Override
    public WriteResult<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException {
        return changing(zone, () -> direct.delete(zone, id));
    }

    @Override
    public WriteResult<List<Association>> associate(ZoneId zone, List<AssociationChange> changes)
            throws CloudflareException {
        return changing(zone, () -> direct.associate(zone, changes));
    }
}
