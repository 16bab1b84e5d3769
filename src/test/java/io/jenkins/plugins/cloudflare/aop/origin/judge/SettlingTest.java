package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.MadeUpRounds;
import org.junit.jupiter.api.Test;

/** When further rounds are spared. */
class SettlingTest {
    @Test
    void roundsSettleWhenTheyAgreeOrShowTheWorst() {
        assertFalse(
                Stability.settled(MadeUpRounds.of("400", "400", "200").rounds(2).proof()));
        assertTrue(
                Stability.settled(MadeUpRounds.of("400", "400", "200").rounds(3).proof()));
        assertTrue(
                Stability.settled(MadeUpRounds.of("200", "400", "200").rounds(1).proof()));
        assertTrue(
                Stability.settled(MadeUpRounds.of("400", "200", "200").rounds(1).proof()));
        assertTrue(
                Stability.settled(MadeUpRounds.of("400", "400", "400").rounds(1).proof()));
        assertTrue(Stability.settled(
                MadeUpRounds.of("no connection", "", "").rounds(1).proof()));
        assertFalse(
                Stability.settled(MadeUpRounds.of("503", "400", "200").rounds(1).proof()));
        assertTrue(
                Stability.settled(MadeUpRounds.of("503", "400", "200").rounds(2).proof()));
        assertFalse(Stability.settled(MadeUpRounds.of("400", "400", "200")
                .but(2, TLS_1_3, 1, "503")
                .rounds(4)
                .proof()));
        assertTrue(Stability.settled(MadeUpRounds.of("400", "400", "200")
                .but(2, TLS_1_3, 1, "503")
                .rounds(5)
                .proof()));
    }
}
