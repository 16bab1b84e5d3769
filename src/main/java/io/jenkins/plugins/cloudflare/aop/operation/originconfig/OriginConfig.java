package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Operation;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationName;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.zone.CertificateNames;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.CaBundle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down for an origin's server whom to trust and how to ask for a certificate. Nothing is sent anywhere. */
public final class OriginConfig implements Operation<List<String>> {
    private final OriginConfigSpec spec;
    private final OperationContext context;
    private final EntryBuilder entry;

    /**
     * A run of this use case.
     *
     * @param startedAt when the step began, also before a restart; the deadline counts from here
     * @throws OperationException when waitSeconds makes no sense
     */
    public static OperationRun<List<String>> run(OriginConfigSpec spec, OperationContext context, Instant startedAt)
            throws OperationException {
        return OperationRun.of(OperationName.ORIGIN_CONFIG, OriginConfig::new, spec, context, startedAt);
    }

    private OriginConfig(OriginConfigSpec spec, OperationContext context, EntryBuilder entry) {
        this.spec = spec;
        this.context = context;
        this.entry = entry;
    }

    /** @return the files, relative to the workspace: the CA bundle, then the snippet */
    @Override
    public Advance<List<String>> advance() throws OperationException, InterruptedException {
        OriginConfigParameters parameters = OriginConfigParameters.read(spec, context);
        CaBundle bundle = parameters.bundle();
        parameters
                .leaf()
                .ifPresent(leaf -> entry.certificate(CertificateNames.entry(
                        leaf.leaf(),
                        new PresentedCertificate(context).idOf(leaf.sha256()).orElse(null),
                        null,
                        null)));
        if (!bundle.reachesRoot()) {
            warn("the credential has no root CA above " + String.join(", ", bundle.subjects())
                    + ": nginx, Apache httpd and HAProxy will trust none of its certificates; store the root's certificate"
                    + " with them");
        }
        if (parameters.hostnamesAreExamples()) {
            warn("no hostname is given and the credential names none: the snippet says "
                    + String.join(", ", parameters.hostnames()) + "; put yours there, or give hostnames");
        }
        ServerSnippet snippet = new ServerSnippet(
                parameters.server(), parameters.phase(), parameters.hostnames(), bundle.subjects(), bundle.depth());
        String bundleFile = write(parameters.directory(), ServerSnippet.BUNDLE, bundle.pem());
        String snippetFile = write(parameters.directory(), parameters.server().fileName(), snippet.text());
        context.console()
                .say("Wrote " + bundleFile + " (" + String.join("; ", bundle.subjects()) + ") and " + snippetFile
                        + ", which lets " + parameters.server().parameter() + " "
                        + parameters.phase().parameter() + " client certificates");
        return new Advance.Done<>(new ArrayList<>(List.of(bundleFile, snippetFile)));
    }

    private String write(String directory, String name, String content)
            throws OperationException, InterruptedException {
        String path = directory.isEmpty() ? name : directory + "/" + name;
        context.workspace().write(path, content.getBytes(StandardCharsets.UTF_8));
        return path;
    }

    private void warn(String warning) {
        entry.warn(warning, context.console());
    }
}
