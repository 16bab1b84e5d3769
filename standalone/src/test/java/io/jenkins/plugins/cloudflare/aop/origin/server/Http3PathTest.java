package io.jenkins.plugins.cloudflare.aop.origin.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.DatagramRelay;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.Http3Run;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.netty.handler.ssl.ClientAuth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Visits over networks that are no loopback. */
class Http3PathTest {
    /** How many visits; more by hand. */
    private static final int VISITS = Integer.getInteger("aop.lossyVisits", 8);

    private static List<String> labels(double loss, long delayMillis, int visits, boolean big) throws Exception {
        NettyHttp3Server.Setup setup = new NettyHttp3Server.Setup().auth(ClientAuth.REQUIRE, true);
        List<String> labels = new ArrayList<>();
        try (NettyHttp3Server server = new NettyHttp3Server(big ? setup.names(300) : setup)) {
            for (int seed = 0; seed < visits; seed++) {
                try (DatagramRelay relay = new DatagramRelay(server.port(), loss, seed, delayMillis)) {
                    labels.add(Http3Run.visit(relay.port(), OriginPki.EC.configured())
                            .label());
                }
            }
        }
        return labels;
    }

    @Test
    void aQuarterOfAllDatagramsMayBeLost() throws Exception {
        assertThat(labels(0.25, 1, VISITS, false), everyItem(is("HTTP 200")));
    }

    @Test
    void aQuarterOfThoseOfAnOversizedCertificateMayBeLost() throws Exception {
        assertThat(labels(0.25, 1, VISITS / 2, true), everyItem(is("HTTP 200")));
    }

    /** Longer than the first time-out, so that everything is sent twice. */
    @Test
    void aServerMayBeFarAway() throws Exception {
        assertThat(labels(0, 400, 1, true), everyItem(is("HTTP 200")));
    }
}
