package io.jenkins.plugins.cloudflare.aop.operation.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.emulator.Fault;
import io.jenkins.plugins.cloudflare.aop.emulator.Oddity;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotationResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are odd although nothing has failed. The numbers are those of the list of cases. */
class OddAnswersTest extends LifeCycleFixture {
    private static final String HOSTNAMES = "/origin_tls_client_auth/hostnames";
    private static final String CERTIFICATES = "/origin_tls_client_auth/hostnames/certificates";

    /** 18. */
    @ParameterizedTest
    @EnumSource(
            value = Oddity.class,
            names = {"EMPTY_LIST", "MISSING_FIELDS", "OTHER_FORMS", "REPEATED_ROW"})
    void oneOddListOfCertificatesMakesNothingDue(Oddity oddity) throws Exception {
        work.emulator.failNext(Fault.on("GET", CERTIFICATES).odd(oddity));
        RotationResult result = work.rotate(with("force", false, "deleteOld", true));
        assertThat(result.isRotated(), is(false));
        assertThat(certificates(), is(List.of(old)));
    }

    /** 19. */
    @ParameterizedTest
    @EnumSource(Oddity.class)
    void oddListsOfAssociationsDoNotStopARotation(Oddity oddity) throws Exception {
        Fault odd = Fault.matching((method, path) -> method.equals("GET") && path.endsWith(HOSTNAMES))
                .odd(oddity);
        work.emulator.failNext(odd);
        RotationResult result = work.rotate(with());
        assertThat(result.isRotated(), is(true));
        assertThat(pointers(), is(new TreeMap<>(Map.of(APP, other(), B, other()))));
    }

    /** 19. */
    @Test
    void anAnswerInOtherFormsIsUnderstood() throws Exception {
        String second = upload("new");
        work.emulator.failNext(Fault.on("PUT", HOSTNAMES).odd(Oddity.OTHER_FORMS));
        work.enable("hostnames", APP, "certificateId", second);
        assertThat(pointers().get(APP), is(second));
    }

    /** 19. */
    @Test
    void aHostnameInUnicodeIsTheOneThatWasMeant() throws Exception {
        String name = "xn--bcher-kva.example.com";
        work.emulator.failNext(Fault.on("PUT", HOSTNAMES).odd(Oddity.OTHER_FORMS));
        work.emulator.failNext(Fault.matching((method, path) -> method.equals("GET") && path.endsWith(HOSTNAMES))
                .odd(Oddity.OTHER_FORMS)
                .times(2));
        work.enable("hostnames", name, "certificateId", old);
        assertThat(pointers().get(name), is(old));
    }
}
