package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.ServerSnippet;
import io.jenkins.plugins.cloudflare.aop.pki.CaBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes down for an origin's server whom to trust and how to ask for a certificate. Nothing is sent anywhere. */
final class OriginConfig implements Operation<List<String>> {
    static final String NAME = "aopOriginConfig";

    private final OriginConfigSpec spec;
    private final Surroundings surroundings;
    private final EntryDraft draft;

    OriginConfig(OriginConfigSpec spec, Surroundings surroundings, EntryDraft draft) {
        this.spec = spec;
        this.surroundings = surroundings;
        this.draft = draft;
    }

    /** @return the files, relative to the workspace: the CA bundle, then the snippet */
    @Override
    public Advance<List<String>> advance() throws OperationException, InterruptedException {
        OriginConfigParameters parameters = OriginConfigParameters.read(spec, surroundings);
        CaBundle bundle = parameters.bundle();
        parameters
                .leaf()
                .ifPresent(leaf -> draft.certificate(CertificateNames.entry(
                        leaf.leaf(),
                        new CertificateInUse(surroundings).idOf(leaf.sha256()).orElse(null),
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
        surroundings
                .console()
                .say("Wrote " + bundleFile + " (" + String.join("; ", bundle.subjects()) + ") and " + snippetFile
                        + ", which lets " + parameters.server().parameter() + " "
                        + parameters.phase().parameter() + " client certificates");
        return new Advance.Done<>(new ArrayList<>(List.of(bundleFile, snippetFile)));
    }

    private String write(String directory, String name, String content)
            throws OperationException, InterruptedException {
        String path = directory.isEmpty() ? name : directory + "/" + name;
        surroundings.workspace().write(path, content.getBytes(StandardCharsets.UTF_8));
        return path;
    }

    private void warn(String warning) {
        draft.warn(warning, surroundings.console());
    }
}
