package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the operations need of Cloudflare's API v4. An implementation makes each call once: it neither sleeps nor
 * repeats, so that time stays with the caller. Calls react to an interrupt of their thread at once by
 * {@link CloudflareException.Interrupted}, and the thread stays interrupted.
 */
public interface AopApi {
    /**
     * The zone with exactly this name, if the token can see it ({@code GET /zones?name=}).
     *
     * @throws IllegalArgumentException when this cannot be a name, see {@link DnsName}
     */
    Optional<Zone> zoneNamed(String name) throws CloudflareException;

    /** The zone with this id; empty when there is none that the token can see. Needs Zone: Read. */
    Optional<Zone> zone(ZoneId id) throws CloudflareException;

    /** Whether an id is that of a zone-level certificate: another collection, which hostnames cannot use (1415). */
    boolean isZoneLevelCertificate(ZoneId zone, CertificateId id) throws CloudflareException;

    /** All hostname certificates of the zone, tombstones included. */
    List<HostnameCertificate> certificates(ZoneId zone) throws CloudflareException;

    /**
     * As {@link #certificates} for an operation that waits: all who wait for the same may share an answer.
     *
     * @return nothing that this caller has been given already or that was asked for before its last write; empty when
     *     there is nothing newer yet, and the caller should ask again after a pause
     */
    default Optional<List<HostnameCertificate>> nextCertificates(ZoneId zone) throws CloudflareException {
        return Optional.of(certificates(zone));
    }

    /** As {@link #nextCertificates}, with the associations. */
    default Optional<ZoneLists> nextLists(ZoneId zone) throws CloudflareException {
        return Optional.of(ZoneLists.read(this, zone));
    }

    /**
     * As {@link #nextLists}; at the first look of an operation, certificates that were listed a moment ago and to which
     * this process wrote nothing since are not read again where they are enough beside the associations of now.
     *
     * @param enough whether an older list of certificates does; never where anything is to be written or awaited
     */
    default Optional<ZoneLists> nextLists(ZoneId zone, Predicate<ZoneLists> enough) throws CloudflareException {
        return nextLists(zone);
    }

    /** One hostname certificate; empty when the zone has none with this id (1551). */
    Optional<HostnameCertificate> certificate(ZoneId zone, CertificateId id) throws CloudflareException;

    /**
     * Uploads a leaf certificate with its private key, both PEM.
     *
     * @throws CloudflareException.Rejected with code 1406 when the zone has this certificate already
     */
    WriteResult<HostnameCertificate> upload(ZoneId zone, String leafPem, String privateKeyPem)
            throws CloudflareException;

    /**
     * Deletes a hostname certificate that no association refers to. One that is already on its way out or gone counts as
     * deleted.
     *
     * @return {@link DeploymentStatus#DELETED} when it is gone, else what the API says, normally
     *     {@link DeploymentStatus#PENDING_DELETION}
     * @throws CloudflareException.Rejected with code 1433 while an association refers to it (a void takes up to minutes
     *     to show), and with 1434 while it is still being deployed
     */
    WriteResult<DeploymentStatus> delete(ZoneId zone, CertificateId id) throws CloudflareException;

    /** Every association of the zone in every status ({@code status=all}), all pages. */
    List<Association> associations(ZoneId zone) throws CloudflareException;

    /** One association with its certificate's status; empty when it was never set or was voided (1553). */
    Optional<Association> association(ZoneId zone, String hostname) throws CloudflareException;

    /** Sets the named associations and leaves all others as they are. */
    WriteResult<List<Association>> associate(ZoneId zone, List<AssociationChange> changes) throws CloudflareException;

    /**
     * The A, AAAA and CNAME records of exactly this name, all pages; none when there are none. Needs DNS Read.
     *
     * @param name may begin with {@code *.}: the wildcard record itself
     * @throws IllegalArgumentException when this cannot be a name, see {@link DnsName}
     */
    List<DnsRecord> dnsRecords(ZoneId zone, String name) throws CloudflareException;

    /** The zone's SSL mode; needs Zone Settings Read. */
    EncryptionMode encryptionMode(ZoneId zone) throws CloudflareException;

    /**
     * Whether the zone presents Cloudflare's shared certificate ({@code settings/tls_client_auth}, in the dashboard
     * "Global"); needs Zone Settings Read.
     */
    boolean isGlobalEnabled(ZoneId zone) throws CloudflareException;

    /** As {@link #isGlobalEnabled} for an operation that waits, as {@link #nextCertificates} has it. */
    default Optional<Boolean> nextGlobalEnabled(ZoneId zone) throws CloudflareException {
        return Optional.of(isGlobalEnabled(zone));
    }

    /** Switches the shared certificate; needs Zone Settings Edit. Returns what the API says it is now. */
    WriteResult<Boolean> enableGlobally(ZoneId zone, boolean enabled) throws CloudflareException;

    /** Whether the zone presents its zone-level certificate for hostnames that have none of their own. */
    boolean isZoneLevelEnabled(ZoneId zone) throws CloudflareException;

    /** The zone-level certificates: another collection, which hostnames cannot use. */
    List<HostnameCertificate> zoneLevelCertificates(ZoneId zone) throws CloudflareException;

    /** The notification policies of an account; needs the account permission Notifications or Account Settings. */
    List<AlertPolicy> alertPolicies(AccountId account) throws CloudflareException;

    /** Creates a notification policy and returns its id. The API takes the same one any number of times. */
    WriteResult<String> createAlertPolicy(AccountId account, AlertPolicy policy) throws CloudflareException;
}
