package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Hostname;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.RelativeFolder;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.pki.CaBundle;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The checked parameters of a configuration.
 *
 * @param directory relative to the workspace, with slashes; empty for the workspace itself
 * @param hostnamesAreExamples whether nothing told the hostnames
 * @param leaf the client certificate; empty when an issuer was given
 */
public record OriginConfigParameters(
        ConfiguredServer server,
        RolloutPhase phase,
        String directory,
        List<String> hostnames,
        boolean hostnamesAreExamples,
        CaBundle bundle,
        Optional<ClientCertificate> leaf) {

    private static final List<String> EXAMPLE = List.of("www.example.com");

    static OriginConfigParameters read(OriginConfigSpec spec, OperationContext context) throws OperationException {
        ConfiguredServer server = server(spec.getServer());
        RolloutPhase phase = phase(spec.getPhase());
        String directory = RelativeFolder.of("directory", spec.getDirectory(), RelativeFolder.ORIGIN_CONFIG);
        List<String> given = ListParameter.orNull(spec.getHostnames()) == null
                ? List.of()
                : Hostname.list("hostnames", spec.getHostnames());
        ClientCertificateChoice choice = ClientCertificateChoice.read(spec, context);
        if (choice.credential() == null) {
            throw new OperationException(
                    "no client certificate is given, so there is no CA to trust; name a credential in"
                            + " certificateCredentialsId, or a private CA in issuerCredentialsId");
        }
        List<String> hostnames = given.isEmpty() ? named(choice) : given;
        return new OriginConfigParameters(
                server,
                phase,
                directory,
                hostnames.isEmpty() ? EXAMPLE : hostnames,
                hostnames.isEmpty(),
                bundle(choice),
                choice.certificate());
    }

    private static CaBundle bundle(ClientCertificateChoice choice) throws OperationException {
        try {
            return choice.issuer().isPresent()
                    ? CaBundle.of(choice.issuer().get())
                    : CaBundle.of(
                            "credential '" + choice.credential() + "'",
                            choice.certificate().orElseThrow());
        } catch (PkiException e) {
            throw new OperationException(e.getMessage());
        }
    }

    /** A certificate may bear names that are no hostnames; they are passed over. */
    private static List<String> named(ClientCertificateChoice choice) {
        if (choice.certificate().isEmpty()) {
            return choice.commonName().stream().toList();
        }
        return CertificateNames.of(choice.certificate().get().leaf()).stream()
                .filter(name ->
                        name.contains(".") && ParameterCheck.hostnames(name).isEmpty())
                .toList();
    }

    private static ConfiguredServer server(String text) throws OperationException {
        String name = ListParameter.orNull(text);
        for (ConfiguredServer value : ConfiguredServer.values()) {
            if (value.parameter().equals(name)) {
                return value;
            }
        }
        String known = Arrays.stream(ConfiguredServer.values())
                .map(ConfiguredServer::parameter)
                .collect(Collectors.joining(", "));
        throw new OperationException(
                name == null
                        ? "server is missing; name what serves the origin, one of " + known
                        : "server is '" + PrintableText.brief(name) + "', which is none of " + known);
    }

    /** Accepting is the default: it locks no visitor out. */
    private static RolloutPhase phase(String text) throws OperationException {
        String name = ListParameter.orNull(text);
        for (RolloutPhase value : RolloutPhase.values()) {
            if (name == null || value.parameter().equals(name)) {
                return value;
            }
        }
        throw new OperationException(
                "phase is '" + PrintableText.brief(name) + "', which is neither accept nor enforce");
    }
}
