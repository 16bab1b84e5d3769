package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.network.AddressResolver;
import io.jenkins.plugins.cloudflare.aop.origin.visit.ResumingEngines;
import io.jenkins.plugins.cloudflare.aop.origin.visit.SingleVisit;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Visits prove something only when none resumes a session, however willing the server is; here the server tells. */
@Timeout(60)
class NoSessionReusedTest {
    private static final String PROGRAM = "/usr/sbin/nginx";
    private static final ProbeLimits LIMITS = ProbeLimits.DEFAULT;

    @TempDir
    Path directory;

    private RealServer server;
    private Target target;

    @BeforeEach
    void start() throws IOException {
        RealServer.assumeInstalled(PROGRAM);
        RealServer.writeFiles(directory, OriginPki.EC);
        List<Integer> ports = RealServer.freePorts(1);
        target = ProofRun.target(ports.get(0));
        Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                events {}
                http {
                log_format reused $ssl_session_reused;
                access_log reused.log reused;
                ssl_session_cache shared:all:1m;
                ssl_session_tickets on;
                ssl_protocols TLSv1.2 TLSv1.3;
                server {
                listen 127.0.0.1:%d ssl;
                ssl_certificate server.pem;
                ssl_certificate_key server.key;
                ssl_client_certificate ca.pem;
                ssl_verify_client on;
                root pages;
                }
                }
                """.formatted(ports.get(0)));
        String prefix = directory + "/";
        server = RealServer.start(
                directory, ports, PROGRAM, "-p", prefix, "-e", prefix + "error.log", "-c", prefix + "nginx.conf");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void everyVisitOfAProofBeginsAnew() throws Exception {
        ProofCandidate candidate = new ProofCandidate(target, OriginPki.EC.everybody());
        List<TargetProof> report =
                new ProofRequest(List.of(candidate, candidate, candidate), LIMITS, AddressPolicy.ALL).run();
        int visits = report.stream()
                .flatMap(proof -> proof.rounds().stream())
                .mapToInt(round -> round.visits().size())
                .sum();
        assertThat(visits, is(3 * 60));
        assertThat(told(visits), is(Collections.nCopies(visits, ".")));
    }

    /** The server is willing, and would tell. */
    @Test
    void aLentSessionIsReused() throws Exception {
        ResumingEngines session = new ResumingEngines(null);
        VisitRequest request = VisitRequest.of(
                target,
                new AddressResolver(AddressPolicy.ALL).of(target),
                Visitor.ANONYMOUS,
                null,
                TlsVersion.TLS_1_2,
                LIMITS);
        SingleVisit.make(request, any -> session);
        SingleVisit.make(request, any -> session);
        assertThat(told(2), is(List.of(".", "r")));
    }

    /** What the server wrote about so many requests; it writes when it is done with one. */
    private List<String> told(int requests) throws Exception {
        List<String> lines;
        do {
            TimeUnit.MILLISECONDS.sleep(20);
            lines = Files.readAllLines(directory.resolve("reused.log"));
        } while (lines.size() < requests);
        return lines;
    }
}
