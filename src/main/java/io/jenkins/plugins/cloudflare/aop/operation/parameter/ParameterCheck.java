package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsName;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.Optional;

/** Judges a parameter's text before anything runs, as a form does while a person types. */
public final class ParameterCheck {
    private ParameterCheck() {}

    /** One sentence when these are no hostnames. */
    public static Optional<String> hostnames(String text) {
        return complaint(() -> Hostname.list("hostnames", text));
    }

    /** One sentence when this is no name of a zone. */
    public static Optional<String> zoneName(String text) {
        return complaint(() -> new DnsName(text));
    }

    /** One sentence when these are no addresses of origins. */
    public static Optional<String> origins(String text) {
        return complaint(() -> OriginAddress.list("origins", text));
    }

    /** One sentence when no leaf can be issued for this name. */
    public static Optional<String> commonName(String text) {
        return complaint(() -> Hostname.of("commonName", text));
    }

    /** One sentence when this is no id of a certificate. */
    public static Optional<String> certificateId(String text) {
        return complaint(() -> new CertificateId(text));
    }

    /** One sentence when these are no paths to ask for. */
    public static Optional<String> paths(String text) {
        return complaint(() -> RequestPaths.of(text));
    }

    /** One sentence when these are no ways around an origin. */
    public static Optional<String> detours(String text) {
        return complaint(() -> DetourSelection.of(text));
    }

    /** One sentence when these are no names of issuers. */
    public static Optional<String> allowedIssuers(String text) {
        return complaint(() -> AllowedIssuers.of(text));
    }

    /** One sentence when this is no folder of a workspace. */
    public static Optional<String> directory(String text) {
        return complaint(() -> RelativeFolder.of("directory", text, RelativeFolder.ORIGIN_CONFIG));
    }

    @FunctionalInterface
    private interface Reading {
        Object read() throws OperationException;
    }

    private static Optional<String> complaint(Reading reading) {
        try {
            reading.read();
            return Optional.empty();
        } catch (OperationException | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
