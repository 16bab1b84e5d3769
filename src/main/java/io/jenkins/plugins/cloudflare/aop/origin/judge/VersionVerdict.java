package io.jenkins.plugins.cloudflare.aop.origin.judge;

import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import java.io.Serializable;

/**
 * What was found out on one TLS version.
 *
 * @param spoken false when the server does not speak this version, which is no fault; the verdict is null then
 * @param reason in half a sentence
 * @param asksForCertificate whether it asked for a client certificate in every handshake
 * @param configuredServed whether the configured certificate was sent and served at every visit
 * @param configuredRefused whether it was refused at any visit
 * @param anonymous what visitors without a certificate got, in short; so for forged and the configured certificate,
 *     empty when none came
 * @param strangers how many visits without the configured certificate came as far as a certificate could be asked for
 * @param strangersServed how many of these were served
 */
public record VersionVerdict(
        TlsVersion version,
        boolean spoken,
        Verdict verdict,
        String reason,
        boolean asksForCertificate,
        boolean configuredServed,
        boolean configuredRefused,
        String anonymous,
        String forged,
        String configured,
        int strangers,
        int strangersServed)
        implements Serializable {

    VersionVerdict notSpoken(String because) {
        return new VersionVerdict(
                version,
                false,
                null,
                because,
                false,
                false,
                false,
                anonymous,
                forged,
                configured,
                strangers,
                strangersServed);
    }
}
