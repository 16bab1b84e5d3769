package io.jenkins.plugins.cloudflare.aop.checks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.SpecProxy;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the check of a verification is called. */
class CheckNameTest {
    private static final Surroundings NOWHERE = new Surroundings(Optional.empty(), List.of());
    private static final Surroundings STAGES = new Surroundings(Optional.empty(), List.of("Deploy", "eu"));
    private static final Surroundings BLOCK = new Surroundings(Optional.of("Gate"), List.of("Deploy"));

    private static VerifyOriginSpec spec(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SpecProxy<>(VerifyOriginSpec.class).of(values);
    }

    @Test
    void saysWhereAndOfWhat() {
        VerifyOriginSpec one = spec("hostnames", "www.example.com");
        VerifyOriginSpec three = spec("hostnames", "a.example.com, b.example.com\nc.example.com");

        assertThat(CheckName.of(one), is(Optional.of("Origin Pulls / www.example.com")));
        assertThat(CheckName.of(one, STAGES), is(Optional.of("Origin Pulls / Deploy / eu / www.example.com")));
        assertThat(CheckName.of(three, NOWHERE), is(Optional.of("Origin Pulls / a.example.com and 2 more")));
        assertThat(CheckName.of(spec(), STAGES), is(Optional.of("Origin Pulls / Deploy / eu")));
        assertThat(CheckName.of(spec("hostnames", "[a, b]"), NOWHERE), is(Optional.of("Origin Pulls")));
    }

    @Test
    void theScriptComesBeforeTheBlockAroundIt() {
        assertThat(CheckName.of(spec("hostnames", "www.example.com"), BLOCK), is(Optional.of("Gate")));
        assertThat(CheckName.of(spec("checksName", " Mine "), BLOCK), is(Optional.of("Mine")));
        assertThat(CheckName.of(spec("checksName", "Mine")), is(Optional.of("Mine")));
        assertThat(CheckName.of(spec("checksName", " "), BLOCK), is(Optional.of("Gate")));
    }

    @Test
    void thereIsNoneWhereTheScriptWantsNone() {
        assertThat(CheckName.of(spec("skipPublishingChecks", true, "checksName", "Mine")), is(Optional.empty()));
        assertThat(CheckName.of(spec("skipPublishingChecks", true), BLOCK), is(Optional.empty()));
    }
}
