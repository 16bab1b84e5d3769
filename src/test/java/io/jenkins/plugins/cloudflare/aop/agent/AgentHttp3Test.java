package io.jenkins.plugins.cloudflare.aop.agent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import hudson.model.Result;
import hudson.model.Slave;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import io.jenkins.plugins.cloudflare.aop.fixture.Eventually;
import io.jenkins.plugins.cloudflare.aop.fixture.Jobs;
import io.jenkins.plugins.cloudflare.aop.fixture.Origin;
import io.jenkins.plugins.cloudflare.aop.fixture.Stored;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackDatagrams;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ReloadedCaddy;
import io.jenkins.plugins.cloudflare.aop.origin.quic.ServerPackets;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.VerdictEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Visits over HTTP/3 from an agent in a JVM of its own, to which all of QUIC travels. */
@WithJenkins
class AgentHttp3Test {
    private static final TestPki CA = TestPki.ca("Origin pull CA");

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @TempDir
    Path directory;

    /** Asks an agent whether visits are still under way there. */
    private static final class NothingLeft extends MasterToSlaveCallable<Boolean, RuntimeException> {
        private static final long serialVersionUID = 1L;

        private final String port;

        NothingLeft(int port) {
            this.port = ":%04X ".formatted(port);
        }

        @Override
        public Boolean call() {
            return Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().startsWith("cloudflare-aop"))
                    && !connected("/proc/net/udp")
                    && !connected("/proc/net/udp6");
        }

        /** As the kernel lists it: who sends to that port has a socket with it as its other end. */
        private boolean connected(String table) {
            try {
                return Files.readAllLines(Path.of(table)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .anyMatch(columns ->
                                columns.length > 2 && (columns[2].toUpperCase(Locale.ROOT) + " ").endsWith(port));
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @AfterEach
    void forbidLoopback() {
        System.clearProperty(AopGlobalConfiguration.PROPERTY);
    }

    private WorkflowRun build(JenkinsRule jenkins, String hostname, String origin) throws Exception {
        System.setProperty(AopGlobalConfiguration.PROPERTY, "true");
        Stored.keyStore("client", CA.client(hostname));
        return Jobs.pipeline(jenkins, """
                        node('edge') {
                          aopVerifyOrigin hostnames: 'HOST', origins: 'ORIGIN', certificateCredentialsId: 'client',
                              detours: 'HTTP3'
                        }
                        """.replace("HOST", hostname).replace("ORIGIN", origin))
                .scheduleBuild2(0)
                .waitForStart();
    }

    @Test
    @Timeout(180)
    void aReloadThatReachedTcpOnlyIsFoundOut(JenkinsRule jenkins) throws Exception {
        RealServer.assumeInstalled(ReloadedCaddy.PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        Files.writeString(directory.resolve("ca.pem"), CA.pem());
        agents.createAgent(jenkins, "edge");
        try (ReloadedCaddy caddy = new ReloadedCaddy(directory)) {
            WorkflowRun build = build(jenkins, OriginPki.HOST, "127.0.0.1:" + caddy.port());
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));

            VerdictEntry verdict =
                    Jobs.record(build).operations().get(0).verdicts().get(0);
            assertThat(verdict.place(), is("edge"));
            assertThat(verdict.verdict(), is("ENFORCED"));
            assertThat(
                    verdict.detours(),
                    hasItem(startsWith("HTTP3: a visitor without a certificate is served (HTTP 200)")));
        }
    }

    /** It answers in QUIC and comes to no handshake, so that the visit waits. */
    @Test
    @Timeout(180)
    void anAbortLeavesNothingOnTheAgent(JenkinsRule jenkins) throws Exception {
        Slave edge = agents.createAgent(jenkins, "edge");
        try (Origin origin = Origin.enforcing(CA);
                LoopbackDatagrams udp =
                        new LoopbackDatagrams(origin.port(), datagram -> ServerPackets.negotiation(datagram, 1))) {
            WorkflowRun build = build(jenkins, "www.example.com", origin.address());
            Eventually.is("a datagram has come", () -> !udp.received().isEmpty());
            build.getExecutor().interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));

            Eventually.is(
                    "no thread and no socket of the probe is left",
                    () -> edge.getChannel().call(new NothingLeft(origin.port())));
            assertThat(Jobs.record(build).operations().get(0).outcome(), is(OperationEntry.Outcome.ABORTED));
        }
    }
}
