package io.jenkins.plugins.cloudflare.aop.record.state;

/**
 * A hostname as all jobs of a controller know it.
 *
 * @param job full name of the job that verified it last; if none did, of the one that recorded it last
 * @param certificate the certificate that it uses; null when not known or none
 */
public record KnownHostname(HostnameState state, String job, CertificateState certificate) {
    /** The build of the job to look at. */
    public int build() {
        return state.proof() != null ? state.proof().build() : state.build();
    }
}
