package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An API whose calls go to another one, which may depend on the zone. For those that change some of them. */
public abstract class ForwardingAopApi implements AopApi {
    /** Where calls about a zone go. */
    protected abstract AopApi of(ZoneId zone) throws CloudflareException;

    /** Where calls about an account go. */
    protected abstract AopApi of(AccountId account) throws CloudflareException;

    @Override
    public boolean isZoneLevelCertificate(ZoneId zone, CertificateId id) throws CloudflareException {
        return of(zone).isZoneLevelCertificate(zone, id);
    }

    @Override
    public List<HostnameCertificate> certificates(ZoneId zone) throws CloudflareException {
        return of(zone).certificates(zone);
    }

    @Override
    public Optional<List<HostnameCertificate>> nextCertificates(ZoneId zone) throws CloudflareException {
        return of(zone).nextCertificates(zone);
    }

    @Override
    public Optional<ZoneLists> nextLists(ZoneId zone) throws CloudflareException {
        return of(zone).nextLists(zone);
    }

    @Override
    public Optional<ZoneLists> nextLists(ZoneId zone, Predicate<ZoneLists> enough) throws CloudflareException {
        return of(zone).nextLists(zone, enough);
    }

    @Override
    public Optional<HostnameCertificate> certificate(ZoneId zone, CertificateId id) throws CloudflareException {
        return of(zone).certificate(zone, id);
    }

    @Override
    public WriteResult<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException {
        return of(zone).upload(zone, leafPem, privateKeyPem);
    }

    @Override
    public WriteResult<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException {
        return of(zone).delete(zone, id);
    }

    @Override
    public List<Association> associations(ZoneId zone) throws CloudflareException {
        return of(zone).associations(zone);
    }

    @Override
    public Optional<Association> association(ZoneId zone, String hostname) throws CloudflareException {
        return of(zone).association(zone, hostname);
    }

    @Override
    public WriteResult<List<Association>> associate(ZoneId zone, List<AssociationChange> changes)
            throws CloudflareException {
        return of(zone).associate(zone, changes);
    }

    @Override
    public List<DnsRecord> dnsRecords(ZoneId zone, String name) throws CloudflareException {
        return of(zone).dnsRecords(zone, name);
    }

    @Override
    public EncryptionMode encryptionMode(ZoneId zone) throws CloudflareException {
        return of(zone).encryptionMode(zone);
    }

    @Override
    public boolean isGlobalEnabled(ZoneId zone) throws CloudflareException {
        return of(zone).isGlobalEnabled(zone);
    }

    @Override
    public Optional<Boolean> nextGlobalEnabled(ZoneId zone) throws CloudflareException {
        return of(zone).nextGlobalEnabled(zone);
    }

    @Override
    public WriteResult<Boolean> enableGlobally(ZoneId zone, boolean enabled) throws CloudflareException {
        return of(zone).enableGlobally(zone, enabled);
    }

    @Override
    public boolean isZoneLevelEnabled(ZoneId zone) throws CloudflareException {
        return of(zone).isZoneLevelEnabled(zone);
    }

    @Override
    public List<HostnameCertificate> zoneLevelCertificates(ZoneId zone) throws CloudflareException {
        return of(zone).zoneLevelCertificates(zone);
    }

    @Override
    public List<AlertPolicy> alertPolicies(AccountId account) throws CloudflareException {
        return of(account).alertPolicies(account);
    }

    @Override
    public WriteResult<String> createAlertPolicy(AccountId account, AlertPolicy policy) throws CloudflareException {
        return of(account).createAlertPolicy(account, policy);
    }
}
