package io.jenkins.plugins.cloudflare.aop.origin.probe;

import static io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin.certificateCame;
import static io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin.readHead;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.DetourRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.LoopbackOrigin;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that has its doorman in front of pages, and WebSockets behind another door. */
class WebSocketTest {
    private static final String AGREED =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
    private static final String PAGE = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\norigin";
    private static final String REFUSED = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";

    private static Map<Detour, String> around(String toStrangers) throws Exception {
        LoopbackOrigin.Manners manners = LoopbackOrigin.wanting(socket -> {
            boolean upgrade = readHead(socket).contains("\r\nUpgrade: websocket\r\n");
            String answer = certificateCame(socket) ? PAGE : upgrade ? toStrangers : REFUSED;
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        });
        try (LoopbackOrigin origin = new LoopbackOrigin(manners)) {
            return DetourRun.around(
                    origin.target(), DetourRun.closedPort(), EnumSet.of(Detour.OTHER_PROTOCOL, Detour.OTHER_NAME));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AGREED, PAGE})
    void whoIsLetThroughToItIsSeen(String answer) throws Exception {
        String status = answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
        assertThat(
                around(answer),
                is(
                        Map.of(
                                Detour.OTHER_PROTOCOL,
                                "OTHER_PROTOCOL: a visitor without a certificate is served (HTTP " + status
                                        + ") with a request for a WebSocket on TLS 1.3; "
                                        + "require the certificate for HTTP/2 and for WebSockets as well, or switch them off.")));
    }

    @Test
    void whoIsRefusedLikeEverybodyIsNot() throws Exception {
        assertThat(around(REFUSED), is(Map.of()));
    }
}
