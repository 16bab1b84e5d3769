package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What aopOriginConfig refuses, and that nothing is left behind then. */
class OriginConfigRefusalTest extends OriginConfigFixture {
    @Test
    void aCertificateWithoutItsCaIsRefusedInASentence() throws Exception {
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "bare"),
                startsWith("credential 'bare' holds the client certificate without the CA that issued it"));
        assertThat(Files.exists(work.workspace()), is(false));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "../outside",
                "a/../../b",
                "a/..",
                "..\\outside",
                "/etc/nginx",
                "\\\\server\\share",
                "C:\\nginx",
                "C:nginx",
                "~/aop",
                "a\u0000b",
                "a\nb"
            })
    void whatLeadsOutOfTheWorkspaceIsRefused(String folder) throws Exception {
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client", "directory", folder),
                startsWith("directory is '"));
        assertThat(Files.exists(work.workspace()), is(false));
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws Exception {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.createDirectories(work.workspace());
        Files.createSymbolicLink(work.workspace().resolve("aop"), outside);
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client"),
                containsString("leads out of the workspace through the link"));
        try (Stream<Path> left = Files.list(outside)) {
            assertThat(left.toList(), is(empty()));
        }
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Files.createDirectories(work.workspace());
        Files.writeString(work.workspace().resolve("aop"), "a file");
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client"),
                containsString("aop/origin/origin-pull-ca.pem cannot be written into the workspace"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''     | accept  | server is missing; name what serves the origin, one of nginx, apache, haproxy,
                    iis    | accept  | server is 'iis', which is none of nginx, apache, haproxy, caddy, traefik,
                    nginx  | Enforce | phase is 'Enforce', which is neither accept nor enforce
                    """)
    void unknownWordsAreRefused(String server, String phase, String said) throws Exception {
        assertThat(refusal("server", server, "phase", phase, "certificateCredentialsId", "client"), startsWith(said));
    }

    @Test
    void withoutACertificateThereIsNothingToTrust() throws Exception {
        assertThat(
                refusal("server", "nginx"), startsWith("no client certificate is given, so there is no CA to trust"));
        assertThat(
                refusal("server", "nginx", "certificateCredentialsId", "client", "hostnames", "*.example.com"),
                containsString("a wildcard"));
    }
}
