package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rotations in a zone that holds as much as a zone can. */
class RotationLimitsTest extends RotationFixture {
    @Test
    void aHundredOfNineHundredHostnamesMoveByOneRequest() throws Exception {
        String first = null;
        for (int group = 0; group < 8; group++) {
            String id = work.uploaded("client" + group, CA);
            first = first == null ? id : first;
            work.enable("hostnames", names(group, 100), "certificateId", id);
        }
        work.enable("hostnames", names(8, 98), "certificateId", old);
        work.nextBuild();
        int before = work.writes().size();
        RotationResult result = work.rotate(with("oldCertificateId", first, "deleteOld", true));
        assertThat(result.getHostnames(), hasSize(100));
        assertThat(methods(before), is(List.of("POST", "PUT", "DELETE")));
        Map<String, Long> counts =
                pointers().values().stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        assertThat(counts.values(), everyItem(is(100L)));
        assertThat(counts.size(), is(9));
        assertThat(counts.get(result.getCertificateId()), is(100L));
    }

    private static String names(int group, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "h" + i + ".g" + group + ".example.com")
                .collect(Collectors.joining(" "));
    }

    @Test
    void aFullZoneIsToldWhatCanBeFreed() throws Exception {
        String unused = work.uploaded("spare", CA);
        for (int i = 2; i < 10; i++) {
            String id = work.uploaded("client" + i, CA);
            work.enable("hostnames", "h" + i + ".example.com", "certificateId", id);
        }
        work.nextBuild();
        int before = work.writes().size();
        OperationException e = fails(with("oldCertificateId", old));
        assertThat(
                e.getMessage(),
                allOf(containsString("10 is the limit"), containsString("delete one of them: " + unused)));
        assertThat(methods(before), is(empty()));
    }
}
