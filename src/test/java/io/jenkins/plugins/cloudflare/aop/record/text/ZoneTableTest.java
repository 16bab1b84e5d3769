package io.jenkins.plugins.cloudflare.aop.record.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.record.LevelsEntry;
import io.jenkins.plugins.cloudflare.aop.record.ZoneCertificateEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A zone in a build log. */
class ZoneTableTest {
    private static final String ID = "0a1b2c3d-0000-4000-8000-000000000001";

    /** The API returns some certificates without their text, so that the subject is not known. */
    @Test
    void whatIsNotKnownOfACertificateIsLeftOut() {
        ZoneCertificateEntry held =
                new ZoneCertificateEntry(ID, "hostname", null, null, null, null, null, "active", 0, null, null);
        List<String> lines = ZoneTable.of(new LevelsEntry("full", false, false, List.of()), List.of(held), List.of());
        assertThat(lines.get(2), is(ID + "  hostname  -      0          active"));
    }
}
