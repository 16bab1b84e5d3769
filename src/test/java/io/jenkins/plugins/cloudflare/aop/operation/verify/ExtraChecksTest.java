package io.jenkins.plugins.cloudflare.aop.operation.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AllowedIssuers;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.DetourSelection;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import java.util.EnumSet;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraChecksTest {
    private static final X500Principal PARTNER = new X500Principal("CN=Partner CA,O=Example\\, Inc.,C=US");

    @Test
    void nothingSaidIsEveryDetour() throws Exception {
        assertThat(DetourSelection.of(null), is(EnumSet.allOf(Detour.class)));
        assertThat(DetourSelection.of(" "), is(EnumSet.allOf(Detour.class)));
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN_HTTP, PLAIN_HTTP",
        "'RESUMPTION, OTHER_NAME', OTHER_NAME RESUMPTION",
        "-PLAIN_HTTP, OTHER_ISSUERS PUBLIC_ISSUER OTHER_NAME OTHER_PATH SPOOFED_HEADER RESUMPTION OTHER_PROTOCOL HTTP3 FRAGMENTED_HELLO OLD_TLS OTHER_PORT EXPIRED_CERTIFICATE",
        "'-OTHER_ISSUERS\n-OTHER_NAME -RESUMPTION', PUBLIC_ISSUER OTHER_PATH SPOOFED_HEADER PLAIN_HTTP OTHER_PROTOCOL HTTP3 FRAGMENTED_HELLO OLD_TLS OTHER_PORT EXPIRED_CERTIFICATE",
        "'-OTHER_ISSUERS,-PUBLIC_ISSUER,-OTHER_NAME,-OTHER_PATH,-SPOOFED_HEADER,-RESUMPTION,-PLAIN_HTTP,-OTHER_PROTOCOL,-HTTP3,-FRAGMENTED_HELLO,-OLD_TLS,-OTHER_PORT,-EXPIRED_CERTIFICATE', ''",
    })
    void namesAreSoughtAndNamesWithAMinusAreNot(String text, String expected) throws Exception {
        String found = DetourSelection.of(text).stream().map(Enum::name).collect(Collectors.joining(" "));
        assertThat(found, is(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "OTHERNAME, 'detours has ''OTHERNAME'', which is none of OTHER_ISSUERS, PUBLIC_ISSUER, OTHER_NAME, OTHER_PATH,"
                + " SPOOFED_HEADER, RESUMPTION, PLAIN_HTTP, OTHER_PROTOCOL, HTTP3, FRAGMENTED_HELLO, OLD_TLS, OTHER_PORT,"
                + " EXPIRED_CERTIFICATE; name those to look for, or those to leave out with a minus before each'",
        "'PLAIN_HTTP -RESUMPTION', 'detours has names with a minus and names without; give those to look for, or those to"
                + " leave out, each with a minus'",
        "'[PLAIN_HTTP]', 'detours begins with ''['': a list was put into a string; pass the list itself, or items"
                + " separated by commas'",
    })
    void whatMakesNoSenseIsOneSentence(String text, String sentence) {
        OperationException e = assertThrows(OperationException.class, () -> DetourSelection.of(text));
        assertThat(e.getMessage(), is(sentence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Partner CA,O=Example\\, Inc.,C=US",
                "C = US, O = \"Example, Inc.\", CN = Partner CA",
                "Partner CA",
                "cn=partner ca",
                "CN=Another CA; partner CA",
                "CN=Another CA\nPartner CA\n",
            })
    void anIssuerIsAllowedByItsNameInEitherOrderOrItsCommonName(String text) throws Exception {
        assertThat(AllowedIssuers.of(text).test(PARTNER), is(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Partner", "O=Example\\, Inc.", "CN=Partner CA,O=Example", "C=US"})
    void otherNamesAllowNothing(String text) throws Exception {
        assertThat(AllowedIssuers.of(text).test(PARTNER), is(false));
    }

    @Test
    void aNameThatIsNoneIsOneSentence() {
        OperationException e = assertThrows(OperationException.class, () -> AllowedIssuers.of("CN=A\n=B"));
        assertThat(
                e.getMessage(),
                is(
                        "allowedIssuers has '=B', which is not a distinguished name; write it as the record shows it, such as"
                                + " 'CN=Partner CA,O=Example', one a line or separated by semicolons"));
    }
}
