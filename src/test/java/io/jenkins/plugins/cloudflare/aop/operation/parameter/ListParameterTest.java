package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListParameterTest {
    @Test
    void aListBecomesLines() throws Exception {
        assertThat(ListParameter.text("origins", List.of("192.0.2.1", "192.0.2.2")), is("192.0.2.1\n192.0.2.2"));
        assertThat(ListParameter.text("origins", "192.0.2.1"), is("192.0.2.1"));
        assertThat(ListParameter.text("origins", null), is(nullValue()));
    }

    @Test
    void anItemWithoutAValueIsNamedByItsNumber() {
        assertThat(refused("www.example.com", null), containsString("origins has null as item 2: "));
        assertThat(refused(" ", "www.example.com"), containsString("origins has an empty text as item 1: "));
    }

    private static String refused(Object... items) {
        return assertThrows(OperationException.class, () -> ListParameter.text("origins", Arrays.asList(items)))
                .getMessage();
    }
}
