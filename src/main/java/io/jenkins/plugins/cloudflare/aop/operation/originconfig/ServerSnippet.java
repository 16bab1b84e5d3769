package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of a server's configuration that is about client certificates. The templates lie beside this class: a line
 * that begins with {@code accept>} or {@code enforce>} is for that phase, and {@code @word@} stands for a value.
 *
 * @param hostnames that are protected, at least one, in lower case ASCII
 * @param authorities names of the CAs in the bundle, for a comment
 * @param depth how many CA certificates the longest chain has
 */
public record ServerSnippet(
        ConfiguredServer server, RolloutPhase phase, List<String> hostnames, List<String> authorities, int depth) {
    /** Name of the file with the CA certificates, in the same folder. */
    public static final String BUNDLE = "origin-pull-ca.pem";

    public ServerSnippet {
        hostnames = List.copyOf(hostnames);
        authorities = List.copyOf(authorities);
    }

    /** The content of the file. */
    public String text() {
        return template()
                .lines()
                .filter(line -> !line.startsWith(tag(otherPhase())))
                .map(line -> line.replaceFirst("^" + tag(phase) + " ?", ""))
                .map(this::filled)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private RolloutPhase otherPhase() {
        return phase == RolloutPhase.ACCEPT ? RolloutPhase.ENFORCE : RolloutPhase.ACCEPT;
    }

    private static String tag(RolloutPhase phase) {
        return phase.parameter() + ">";
    }

    private String filled(String line) {
        // A CA chooses its name: only in comments, and only what cannot end a line in any of the formats. Last, so that
        // nothing in it is filled in.
        return line.replace("@phase@", phase.parameter())
                .replace("@hostnames@", String.join(", ", hostnames))
                .replace("@names@", String.join(" ", hostnames))
                .replace("@depth@", Integer.toString(depth))
                .replace(
                        "@authorities@",
                        authorities.stream().map(PrintableText::brief).collect(Collectors.joining("; ")));
    }

    private String template() {
        try (InputStream in = ServerSnippet.class.getResourceAsStream("snippets/" + server.fileName())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a template is not readable", e);
        }
    }
}
