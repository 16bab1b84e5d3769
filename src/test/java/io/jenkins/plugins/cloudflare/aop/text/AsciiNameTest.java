package io.jenkins.plugins.cloudflare.aop.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsciiNameTest {
    @Test
    void namesBecomePunycodeInLowerCase() {
        assertThat(AsciiName.of("WWW.B\u00dccher.Example"), is(Optional.of("www.xn--bcher-kva.example")));
    }

    /** A long label of ASCII is an IllegalArgumentException of the JDK, a very long one of others is not. */
    @Test
    void whatCannotBeWrittenSoIsNothing() {
        for (String name : new String[] {"a".repeat(64), "a..b", "\u00fc".repeat(64), "\u00fc".repeat(5000)}) {
            assertThat(AsciiName.of(name), is(Optional.empty()));
        }
    }
}
