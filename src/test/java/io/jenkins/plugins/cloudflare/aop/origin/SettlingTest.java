package io.jenkins.plugins.cloudflare.aop.origin;

import static io.jenkins.plugins.cloudflare.aop.origin.TlsVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When further rounds are spared. */
class SettlingTest {
    @Test
    void roundsSettleWhenTheyAgreeOrShowTheWorst() {
        assertFalse(Settling.settled(Story.of("400", "400", "200").rounds(2).proof()));
        assertTrue(Settling.settled(Story.of("400", "400", "200").rounds(3).proof()));
        assertTrue(Settling.settled(Story.of("200", "400", "200").rounds(1).proof()));
        assertTrue(Settling.settled(Story.of("400", "200", "200").rounds(1).proof()));
        assertTrue(Settling.settled(Story.of("400", "400", "400").rounds(1).proof()));
        assertTrue(Settling.settled(Story.of("no connection", "", "").rounds(1).proof()));
        assertFalse(Settling.settled(Story.of("503", "400", "200").rounds(1).proof()));
        assertTrue(Settling.settled(Story.of("503", "400", "200").rounds(2).proof()));
        assertFalse(Settling.settled(Story.of("400", "400", "200")
                .but(2, TLS_1_3, 1, "503")
                .rounds(4)
                .proof()));
        assertTrue(Settling.settled(Story.of("400", "400", "200")
                .but(2, TLS_1_3, 1, "503")
                .rounds(5)
                .proof()));
    }
}
