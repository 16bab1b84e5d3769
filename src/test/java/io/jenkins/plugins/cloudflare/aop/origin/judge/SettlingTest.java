package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import org.junit.jupiter.api.Test;

/** When further rounds are spared. */
class SettlingTest {
    @Test
    void roundsSettleWhenTheyAgreeOrShowTheWorst() {
        assertThat(
                Stability.settled(MadeUpRounds.of("400", "400", "200").rounds(2).proof()), is(false));
        assertThat(
                Stability.settled(MadeUpRounds.of("400", "400", "200").rounds(3).proof()), is(true));
        assertThat(
                Stability.settled(MadeUpRounds.of("200", "400", "200").rounds(1).proof()), is(true));
        assertThat(
                Stability.settled(MadeUpRounds.of("400", "200", "200").rounds(1).proof()), is(true));
        assertThat(
                Stability.settled(MadeUpRounds.of("400", "400", "400").rounds(1).proof()), is(true));
        assertThat(
                Stability.settled(
                        MadeUpRounds.of("no connection", "", "").rounds(1).proof()),
                is(true));
        assertThat(
                Stability.settled(MadeUpRounds.of("503", "400", "200").rounds(1).proof()), is(false));
        assertThat(
                Stability.settled(MadeUpRounds.of("503", "400", "200").rounds(2).proof()), is(true));
        assertThat(
                Stability.settled(MadeUpRounds.of("400", "400", "200")
                        .but(2, TLS_1_3, 1, "503")
                        .rounds(4)
                        .proof()),
                is(false));
        assertThat(
                Stability.settled(MadeUpRounds.of("400", "400", "200")
                        .but(2, TLS_1_3, 1, "503")
                        .rounds(5)
                        .proof()),
                is(true));
    }
}
