package io.jenkins.plugins.cloudflare.aop.record;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One operation of a build.
 *
 * @param operation the step's name, such as aopVerifyOrigin
 * @param startedAt ISO 8601, UTC
 * @param finishedAt ISO 8601, UTC
 * @param outcome how it ended
 * @param failure the sentence it failed with, null when it did not
 * @param zone null when the operation needed none
 * @param certificate the certificate it was about, null for none
 * @param hostnames the associations it was about
 * @param verdicts one for each hostname and origin
 * @param writes what was sent to the API to change something, refused or not
 * @param warnings what a person should know although it did not fail
 * @param phases what was done, in order, for operations of several phases
 * @param held the certificates that the zone holds, for operations that look at all of them
 * @param levels the three levels of Authenticated Origin Pulls, for a status; null for other operations
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OperationEntry(
        String operation,
        String startedAt,
        String finishedAt,
        Outcome outcome,
        String failure,
        ZoneEntry zone,
        CertificateEntry certificate,
        List<HostnameEntry> hostnames,
        List<VerdictEntry> verdicts,
        List<WriteEntry> writes,
        List<String> warnings,
        List<PhaseEntry> phases,
        List<ZoneCertificateEntry> held,
        LevelsEntry levels) {

    public OperationEntry {
        hostnames = hostnames == null ? List.of() : List.copyOf(hostnames);
        verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
        writes = writes == null ? List.of() : List.copyOf(writes);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        phases = phases == null ? List.of() : List.copyOf(phases);
        held = held == null ? List.of() : List.copyOf(held);
    }

    /** How an operation ended. */
    public enum Outcome {
        SUCCESS,
        /** The proof failed and the step was told to mark the build unstable. */
        UNSTABLE,
        FAILURE,
        ABORTED
    }

    /** @param name null when only the id was given */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ZoneEntry(String id, String name) {}

    /**
     * @param id Cloudflare's id, null for a certificate that was only used in a proof
     * @param sha256 of the DER encoding, lower case hexadecimal
     * @param serial hexadecimal, as OpenSSL prints it
     * @param notBefore ISO 8601, UTC
     * @param notAfter ISO 8601, UTC
     * @param status at Cloudflare, null for a certificate that was only used in a proof
     * @param reused true when it was there already, null where it does not apply
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record CertificateEntry(
            String id,
            String sha256,
            String serial,
            String subject,
            String issuer,
            String notBefore,
            String notAfter,
            String status,
            Boolean reused) {
        /**
         * What is known after a later operation on the same certificate. One that a proof used knows no id and no
         * status; one that was uploaded in this build stays new.
         */
        public CertificateEntry updatedBy(CertificateEntry later) {
            return new CertificateEntry(
                    later.id == null ? id : later.id,
                    later.sha256,
                    later.serial,
                    later.subject,
                    later.issuer,
                    later.notBefore,
                    later.notAfter,
                    later.status == null ? status : later.status,
                    reused == null ? later.reused : reused);
        }
    }

    /**
     * @param changed false when the association was there already
     * @param drift in which way it is not as builds left it, null when it is or nothing was compared
     * @param left who left it otherwise; null without drift
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record HostnameEntry(
            String hostname,
            String certificateId,
            Boolean enabled,
            String status,
            String certificateStatus,
            boolean changed,
            String drift,
            LeftBy left) {}

    /**
     * The proof of one origin under one hostname.
     *
     * @param origin address and port, or {@link #THROUGH_CLOUDFLARE}
     * @param expected what the step asked for, enforced or accepting; null when it only looked
     * @param verdict name of the verdict, such as ENFORCED; through Cloudflare SERVED, NOT_SERVED or INCONCLUSIVE
     * @param reason one sentence
     * @param detours ways around the proof that were found, each with what was seen
     * @param advice what to change at the origin, null when nothing
     * @param server the Server header, null when there was none
     * @param acceptedIssuers distinguished names that the origin listed
     * @param passed whether it satisfies what the step expected
     * @param certificateId Cloudflare's id of what it presents for the hostname, null when this build does not know it
     * @param originCertificate what the origin itself shows, null when it was not seen
     * @param place the machine or Cloudflare's data centre that visited the origin
     * @param at ISO 8601, UTC
     * @param tookMillis from the first visit to the last answer, null when it was not measured
     * @param distrust why the origin's own certificate fails the proof, in a sentence; null when it does not
     * @param power what the visits can have shown, null through Cloudflare and in records of before
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record VerdictEntry(
            String hostname,
            String origin,
            String expected,
            String verdict,
            boolean passed,
            String reason,
            List<String> detours,
            String advice,
            String server,
            List<String> acceptedIssuers,
            List<TlsEntry> tls,
            String certificateId,
            OriginCertificateEntry originCertificate,
            String place,
            String at,
            Long tookMillis,
            String distrust,
            PowerEntry power) {
        /** Stands for the origin where Cloudflare visited it, whatever its address is. */
        public static final String THROUGH_CLOUDFLARE = "through Cloudflare";

        public VerdictEntry {
            detours = detours == null ? List.of() : List.copyOf(detours);
            acceptedIssuers = acceptedIssuers == null ? List.of() : List.copyOf(acceptedIssuers);
            tls = tls == null ? List.of() : List.copyOf(tls);
        }
    }

    /**
     * What each visitor got on one TLS version, in a few words each; null for a visitor that was not sent.
     *
     * @param anonymous the visitor without a certificate; nobody in schema version 1
     * @param forged the visitor with a forged certificate; impostor in schema version 1
     * @param configured the visitor with the configured certificate; ours in schema version 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record TlsEntry(
            String version,
            @JsonAlias("nobody") String anonymous,
            @JsonAlias("impostor") String forged,
            @JsonAlias("ours") String configured) {}

    /**
     * A write that the API took or refused.
     *
     * @param what in words, such as "upload certificate"
     * @param at ISO 8601, UTC
     * @param ray the CF-Ray header, null when there was no answer
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record WriteEntry(String what, String at, String ray) {}
}
