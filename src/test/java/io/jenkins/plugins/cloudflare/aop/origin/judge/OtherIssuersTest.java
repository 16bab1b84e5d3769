package io.jenkins.plugins.cloudflare.aop.origin.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class OtherIssuersTest {
    private static final String OURS = "CN=Our CA,O=Test";
    private static final String SHARED =
            "CN=origin-pull.cloudflare.net,ST=California,L=San Francisco,OU=Origin Pull,O=CloudFlare\\, Inc.,C=US";
    private static final String LETS_ENCRYPT = "CN=R11,O=Let's Encrypt,C=US";
    /** A root of every JVM. */
    private static final String ROOT = "CN=ISRG Root X1,O=Internet Security Research Group,C=US";

    private static Optional<DetourFinding> among(Set<X500Principal> own, String... accepted) {
        List<byte[]> names = Arrays.stream(accepted)
                .map(name -> new X500Principal(name).getEncoded())
                .toList();
        return OtherIssuers.among(names, own, issuer -> issuer.getName().contains("Partner"));
    }

    private static String sentence(String... accepted) {
        return among(Set.of(new X500Principal(OURS)), accepted).orElseThrow().sentence();
    }

    @Test
    void oursAndAllowedOnesAreNone() {
        assertThat(among(Set.of(new X500Principal(OURS)), OURS, "CN=Partner CA"), is(Optional.empty()));
        assertThat(among(Set.of(new X500Principal(OURS))), is(Optional.empty()));
    }

    @Test
    void anotherIsNamed() {
        String sentence = sentence(OURS, "CN=Other CA,O=Test");
        assertThat(sentence, sentence.startsWith("OTHER_ISSUERS: "), is(true));
        assertThat(sentence, containsString("CN=Other CA,O=Test;"));
        assertThat(sentence, containsString("allowedIssuers"));
    }

    @Test
    void theSharedAndThePublicOnesAreCalledSuchAndComeFirst() {
        String sentence = sentence("CN=Other CA", ROOT, LETS_ENCRYPT, SHARED, "CN=Fifth CA");
        int shared = sentence.indexOf("every customer of Cloudflare");
        int first = sentence.indexOf("ISRG Root X1,O=Internet Security Research Group,C=US (a public CA");
        int second = sentence.indexOf("R11,O=Let's Encrypt,C=US (a public CA");
        assertThat(sentence, 0 < shared && shared < first && first < second, is(true));
        assertThat(sentence, containsString(" and 2 more;"));
    }

    @Test
    void withoutACertificateOfOursOnlyThoseThatAreWrongAnywhereAreFound() {
        assertThat(among(Set.of(), "CN=Other CA"), is(Optional.empty()));
        assertThat(
                among(Set.of(), "CN=Other CA", SHARED).orElseThrow().sentence().contains("shared"), is(true));
    }

    @Test
    void anUnreadableNameIsPassedOver() {
        byte[] rubbish = {1, 2, 3};
        Set<X500Principal> own = Set.of(new X500Principal(OURS));
        assertThat(OtherIssuers.among(List.of(rubbish), own, any -> false), is(Optional.empty()));
    }
}
