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
    }

    private <T> T changing(SharedLook.Reader<T> write) throws CloudflareException {
        try {
            return write.read();
        } finally {
            changed();
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
    public WriteResult<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException {
        return changing(() -> direct.upload(zone, leafPem, privateKeyPem));
    }

    @Override
    public WriteResult<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException {
        return changing(() -> direct.delete(zone, id));
    }

    @Override
    public WriteResult<List<Association>> associate(ZoneId zone, List<AssociationChange> changes)
            throws CloudflareException {
        return changing(() -> direct.associate(zone, changes));
    }
}
