package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecProxyTest {
    private final SpecProxy<AopSpec> aop = new SpecProxy<>(AopSpec.class);

    /** No spec: it asks for something. */
    public interface Asking {
        String getAnswer(String question);
    }

    /** No spec: it does something. */
    public interface Doing {
        void act();
    }

    @Test
    void parametersAreTheGetters() {
        assertThat(
                aop.parameters(),
                is(Map.of("credentialsId", String.class, "zone", String.class, "waitSeconds", Integer.class)));
    }

    @Test
    void parametersOfInheritedInterfacesAreKnown() {
        UploadCertificateSpec spec = new SpecProxy<>(UploadCertificateSpec.class)
                .of(Map.of("zone", "example.com", "validityDays", 30, "commonName", "www.example.com"));

        assertThat(spec.getZone(), is("example.com"));
        assertThat(spec.getValidityDays(), is(30));
        assertThat(spec.getCommonName(), is("www.example.com"));
    }

    @Test
    void whatIsNotGivenIsNull() {
        Map<String, Object> values = new HashMap<>();
        values.put("zone", null);

        AopSpec spec = aop.of(values);

        assertThat(spec.getZone(), is(nullValue()));
        assertThat(spec.getWaitSeconds(), is(nullValue()));
    }

    @Test
    void valuesAreThoseOfTheMoment() {
        Map<String, Object> values = new HashMap<>(Map.of("zone", "example.com"));
        AopSpec spec = aop.of(values);
        values.put("zone", "example.net");

        assertThat(spec.getZone(), is("example.com"));
    }

    @Test
    void unknownNameIsNamed() {
        Exception error = assertThrows(IllegalArgumentException.class, () -> aop.of(Map.of("zoen", "example.com")));

        assertThat(error.getMessage(), is("AopSpec has no parameter 'zoen'; it has credentialsId, waitSeconds, zone"));
    }

    @Test
    void wrongTypeIsNamedAndTheValueIsNot() {
        Exception error = assertThrows(IllegalArgumentException.class, () -> aop.of(Map.of("waitSeconds", "soon")));

        assertThat(error.getMessage(), is("AopSpec: waitSeconds is of type Integer, and the value is of type String"));
    }

    @Test
    void changesHappenWheneverItIsAsked() {
        int[] asked = {0};
        AopSpec given = aop.of(Map.of("zone", "$ZONE", "waitSeconds", 5));

        AopSpec changed = aop.changed(
                given, (name, value) -> value instanceof String text ? text + " of " + name + " " + ++asked[0] : value);

        assertThat(changed.getZone(), is("$ZONE of zone 1"));
        assertThat(changed.getZone(), is("$ZONE of zone 2"));
        assertThat(changed.getWaitSeconds(), is(5));
        assertThat(changed.getCredentialsId(), is(nullValue()));
    }

    @Test
    void changeToAnotherTypeIsNamed() {
        AopSpec changed = aop.changed(aop.of(Map.of("waitSeconds", 5)), (name, value) -> "text");

        Exception error = assertThrows(IllegalArgumentException.class, changed::getWaitSeconds);

        assertThat(error.getMessage(), containsString("waitSeconds is of type Integer"));
    }

    @Test
    void exceptionOfAGetterIsItsOwn() {
        AopSpec failing = aop.changed(aop.of(Map.of()), (name, value) -> {
            throw new UnsupportedOperationException("not now");
        });

        Exception error = assertThrows(
                UnsupportedOperationException.class, aop.changed(failing, (name, value) -> value)::getZone);

        assertThat(error.getMessage(), is("not now"));
    }

    @Test
    void specsAreEqualToThemselvesAlone() {
        AopSpec spec = aop.of(Map.of());

        assertThat(spec.equals(spec), is(true));
        assertThat(spec, is(not(aop.of(Map.of()))));
        assertThat(spec.hashCode(), is(spec.hashCode()));
        assertThat(spec, hasToString("AopSpec"));
    }

    @Test
    void onlyGettersMakeASpec() {
        for (Class<?> type : new Class<?>[] {Asking.class, Doing.class}) {
            Exception error = assertThrows(IllegalArgumentException.class, () -> new SpecProxy<>(type));
            assertThat(error.getMessage(), containsString("is no getter"));
        }
    }
}
