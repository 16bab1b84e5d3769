package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ForwardingProber;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Node.js behind a balancer of its own: open at the first look, enforcing at some, then open again. Which look it is the
 * test says on a port of its own, as looks that wait take no time here.
 */
class NodeLooksEnforcedTest extends LooksEnforced {
    private List<Integer> ports;
    private int looks;

    @Override
    String program() {
        return "/usr/bin/node";
    }

    @Override
    RealServer start() throws Exception {
        ports = RealServer.freePorts(4);
        Path file = Files.writeString(directory.resolve("flip.js"), """
                const https = require('https'), fs = require('fs'), net = require('net');
                const own = { cert: fs.readFileSync('srv.crt'), key: fs.readFileSync('srv.key'),
                    ca: fs.readFileSync('ours.crt'), requestCert: true };
                let look = 0;
                const serve = (strict, port) => https.createServer({ ...own, rejectUnauthorized: strict },
                    (request, answer) => answer.end('secret\\n')).on('tlsClientError', () => {}).listen(port, '127.0.0.1');
                serve(true, %2$d);
                serve(false, %3$d);
                net.createServer(control => { look++; control.end('seen'); control.on('error', () => {}); })
                    .listen(%4$d, '127.0.0.1');
                net.createServer(client => {
                    const behind = net.connect(look === 1 || look > 2 ? %3$d : %2$d, '127.0.0.1');
                    client.pipe(behind).pipe(client);
                    client.on('error', () => behind.destroy());
                    behind.on('error', () => client.destroy());
                }).listen(%1$d, '127.0.0.1');
                """.formatted(ports.toArray()));
        RealServer server = RealServer.start(directory, ports.subList(0, 3), program(), file.toString());
        work.prober = new ForwardingProber(work.prober) {
            @Override
            public <R extends Serializable> List<R> visit(ProbeRequest<R> request)
                    throws OperationException, InterruptedException {
                if (request instanceof SurveyRequest) {
                    looks++;
                    nextLook();
                }
                return super.visit(request);
            }
        };
        return server;
    }

    /** Comes back when the server has noticed. */
    private void nextLook() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.get(3))) {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No time is left for a second look that passes, so there is none. */
    @Test
    void aPassAfterAFailureIsNotBelievedOnce() throws Exception {
        Found found = verified(ports.get(0), DetourRun.closedPort(), "waitSeconds", 10);
        assertThat(found.failure(), found.passed(), is(false));
        assertThat("looks", looks, is(2));
        assertThat(found.failure(), containsString("several back ends?"));
    }

    /** With time for it the second look finds the origin open. */
    @Test
    void aSecondLookFindsItOpenAgain() throws Exception {
        Found found = verified(ports.get(0), DetourRun.closedPort(), "waitSeconds", 40);
        assertThat(found.failure(), found.brief(), is("OPEN"));
    }
}
