package io.jenkins.plugins.cloudflare.aop.origin.visit;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a probe slows down. */
class VisitPaceTest {
    @Test
    void pausesEndWhenPatienceDoes() throws Exception {
        VisitPace pace = new VisitPaces(Duration.ofMillis(5)).at("192.0.2.1");
        assertThat("a pause", pace.pause(System.nanoTime()), is(true));
        assertThat("another one", pace.pause(System.nanoTime()), is(false));
    }

    @Test
    void whoWasTurnedAwayBeforeAPauseTriesAgainWithoutOne() throws Exception {
        VisitPace pace = new VisitPaces(Duration.ofMillis(5)).at("192.0.2.1");
        long before = System.nanoTime();
        assertThat(pace.pause(System.nanoTime()), is(true));
        assertThat(pace.pause(before), is(true));
    }

    @Test
    void eachAddressHasItsOwn() throws Exception {
        VisitPaces paces = new VisitPaces(Duration.ofMillis(5));
        assertThat(paces.at("192.0.2.1").pause(System.nanoTime()), is(true));
        assertThat(paces.at("192.0.2.2").pause(System.nanoTime()), is(true));
        assertThat(paces.at("192.0.2.1").pause(System.nanoTime()), is(false));
    }

    @ParameterizedTest
    @CsvSource({
        "early close, true",
        "early reset, true",
        "early time-out, true",
        "no connection, true",
        "time-out, true",
        "429, true",
        "503, true",
        "close, false",
        "alert unknown_ca, false",
        "early alert unrecognized_name, false",
        "400, false",
        "200, false",
        "500, false",
    })
    void beforeServerHelloNothingIsARefusal(String what, boolean turnedAway) {
        MadeUpRounds any = MadeUpRounds.of("400", "400", "200");
        assertThat(VisitPace.turnedAway(any.visit(Visitor.ANONYMOUS, TLS_1_3, what)), is(turnedAway));
    }
}
