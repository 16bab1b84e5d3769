package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import org.junit.jupiter.api.Test;

/** Node.js of the operating system. */
class NodeTest extends NodeOrigins {
    NodeTest() {
        super("Node.js", "/usr/bin/node");
    }

    @Test
    void aSessionUnderTheNameItselfIsNamedSo() throws Exception {
        Target target = targets.get("asked, 401 unless authorized, no other name");
        String sentence = DetourRun.around(target, DetourRun.closedPort()).get(Detour.RESUMPTION);
        assertThat(sentence, containsString("in a session opened without it and resumed for www.example.test"));
        assertThat(sentence, containsString("rejectUnauthorized: true"));
    }
}
