package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The snippets as texts; {@code OriginConfigServersTest} loads those of servers that can be had. */
class ServerSnippetTest {
    private static final int WIDTH = 130;

    private static String text(ConfiguredServer server, RolloutPhase phase, String... authorities) {
        return new ServerSnippet(server, phase, List.of("www.example.com", "api.example.com"), List.of(authorities), 2)
                .text();
    }

    @ParameterizedTest
    @EnumSource
    void everySnippetIsWholeInBothPhases(ConfiguredServer server) {
        for (RolloutPhase phase : RolloutPhase.values()) {
            String text = text(server, phase, "CN=Below", "CN=Root");
            assertTrue(text.contains("phase " + phase.parameter() + ", for www.example.com, api.example.com."), text);
            assertFalse(text.matches("(?s).*@[a-z]+@.*"), text);
            assertFalse(text.matches("(?s).*(accept|enforce)>.*"), text);
            assertTrue(text.endsWith("\n") && !text.endsWith("\n\n"), text);
            text.lines().forEach(line -> {
                assertEquals(line.stripTrailing(), line);
                assertTrue(line.length() <= WIDTH, line);
            });
        }
        assertNotEquals(text(server, RolloutPhase.ACCEPT), text(server, RolloutPhase.ENFORCE));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    NGINX         | ACCEPT  | ssl_verify_client optional;
                    NGINX         | ENFORCE | ssl_verify_client on;
                    APACHE        | ACCEPT  | SSLVerifyClient optional
                    APACHE        | ENFORCE | SSLVerifyClient require
                    HAPROXY       | ACCEPT  | verify optional ca-file /etc/haproxy/cloudflare-aop/origin-pull-ca.pem
                    HAPROXY       | ENFORCE | verify required ca-file /etc/haproxy/cloudflare-aop/origin-pull-ca.pem
                    CADDY         | ACCEPT  | mode verify_if_given
                    CADDY         | ENFORCE | mode require_and_verify
                    TRAEFIK       | ACCEPT  | clientAuthType: VerifyClientCertIfGiven
                    TRAEFIK       | ENFORCE | clientAuthType: RequireAndVerifyClientCert
                    ENVOY         | ACCEPT  | require_client_certificate: false
                    ENVOY         | ENFORCE | require_client_certificate: true
                    INGRESS_NGINX | ACCEPT  | nginx.ingress.kubernetes.io/auth-tls-verify-client: "optional"
                    INGRESS_NGINX | ENFORCE | nginx.ingress.kubernetes.io/auth-tls-verify-client: "on"
                    AWS_ALB       | ACCEPT  | Mode=passthrough
                    AWS_ALB       | ENFORCE | Mode=verify,TrustStoreArn=
                    """)
    void thePhaseIsWhatTheServerUnderstands(ConfiguredServer server, RolloutPhase phase, String directive) {
        List<String> active = text(server, phase)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .filter(line -> line.contains(directive))
                .toList();
        assertEquals(1, active.size(), () -> text(server, phase));
        RolloutPhase other = phase == RolloutPhase.ACCEPT ? RolloutPhase.ENFORCE : RolloutPhase.ACCEPT;
        assertFalse(
                text(server, other)
                        .lines()
                        .map(String::strip)
                        .anyMatch(line -> !line.startsWith("#") && line.contains(directive)),
                () -> text(server, other));
    }

    @ParameterizedTest
    @EnumSource
    void aNameOfACaStaysInItsComment(ConfiguredServer server) {
        String hostile = "CN=a\u2028ssl_verify_client off;\n}\u0085@depth@ $(reboot) `reboot`";
        for (RolloutPhase phase : RolloutPhase.values()) {
            String text = text(server, phase, hostile);
            assertEquals(
                    text(server, phase, "CN=Root").lines().count(), text.lines().count());
            text.lines().filter(line -> line.contains("reboot")).forEach(line -> {
                assertTrue(line.strip().startsWith("#"), line);
                assertTrue(line.contains("@depth@"), line);
            });
            assertTrue(text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c <= '~'), text);
        }
    }

    @Test
    void theCommandsForAwsRunInOrder(@TempDir Path directory) throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        Path calls = directory.resolve("calls");
        Path aws = Files.writeString(tools.resolve("aws"), """
                #!/bin/sh
                echo "$@" >> %s
                case "$*" in
                  *--names*) exit 254 ;;
                  *Status*) echo ACTIVE ;;
                  *create-trust-store*) echo arn:store ;;
                esac
                """.formatted(calls));
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(
                directory.resolve("aws-alb.sh"), text(ConfiguredServer.AWS_ALB, RolloutPhase.ENFORCE, "CN=Root"));
        assertEquals(0, run(script, tools, "LISTENER_ARN=arn:listener", "BUCKET=bucket"));
        assertEquals(
                List.of(
                        "s3 cp origin-pull-ca.pem s3://bucket/cloudflare-aop/origin-pull-ca.pem",
                        "elbv2 describe-trust-stores --names cloudflare-aop --query TrustStores[0].TrustStoreArn --output"
                                + " text",
                        "elbv2 create-trust-store --name cloudflare-aop --ca-certificates-bundle-s3-bucket bucket"
                                + " --ca-certificates-bundle-s3-key cloudflare-aop/origin-pull-ca.pem --query"
                                + " TrustStores[0].TrustStoreArn --output text",
                        "elbv2 describe-trust-stores --trust-store-arns arn:store --query TrustStores[0].Status --output"
                                + " text",
                        "elbv2 modify-listener --listener-arn arn:listener --mutual-authentication"
                                + " Mode=verify,TrustStoreArn=arn:store"),
                Files.readAllLines(calls));
        Files.delete(calls);
        assertNotEquals(0, run(script, tools, "LISTENER_ARN=arn:listener"), "without a bucket");
        assertFalse(Files.exists(calls));
        Files.writeString(script, text(ConfiguredServer.AWS_ALB, RolloutPhase.ACCEPT, "CN=Root"));
        assertEquals(0, run(script, tools, "LISTENER_ARN=arn:listener"));
        assertEquals(
                List.of("elbv2 modify-listener --listener-arn arn:listener --mutual-authentication Mode=passthrough"),
                Files.readAllLines(calls));
    }

    private static int run(Path script, Path tools, String... variables) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        shell.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        for (String variable : variables) {
            String[] parts = variable.split("=", 2);
            shell.environment().put(parts[0], parts[1]);
        }
        return shell.start().waitFor();
    }
}
