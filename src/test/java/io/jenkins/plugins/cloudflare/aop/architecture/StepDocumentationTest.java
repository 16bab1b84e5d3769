package io.jenkins.plugins.cloudflare.aop.architecture;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.cloudflare.aop.operation.associate.DisableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.associate.EnableHostnameSpec;
import io.jenkins.plugins.cloudflare.aop.operation.originconfig.OriginConfigSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ClientCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.prune.PruneCertificatesSpec;
import io.jenkins.plugins.cloudflare.aop.operation.rotate.RotateCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.setting.EnableGloballySpec;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlertSpec;
import io.jenkins.plugins.cloudflare.aop.operation.status.StatusSpec;
import io.jenkins.plugins.cloudflare.aop.operation.upload.UploadCertificateSpec;
import io.jenkins.plugins.cloudflare.aop.operation.verify.VerifyOriginSpec;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/steps.md names exactly the parameters that the code has. */
class StepDocumentationTest {
    private static final Map<String, Class<?>> STEPS = Map.ofEntries(
            Map.entry("aopUploadCertificate", UploadCertificateSpec.class),
            Map.entry("aopEnableHostname", EnableHostnameSpec.class),
            Map.entry("aopVerifyOrigin", VerifyOriginSpec.class),
            Map.entry("aopOriginConfig", OriginConfigSpec.class),
            Map.entry("aopRotateCertificate", RotateCertificateSpec.class),
            Map.entry("aopDisableHostname", DisableHostnameSpec.class),
            Map.entry("aopPruneCertificates", PruneCertificatesSpec.class),
            Map.entry("aopStatus", StatusSpec.class),
            Map.entry("aopEnableGlobally", EnableGloballySpec.class),
            Map.entry("aopExpirationAlert", ExpirationAlertSpec.class));

    private static Set<String> steps() {
        return STEPS.keySet();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void parametersAreThoseOfTheCode(String step) throws IOException {
        assertThat(rows(section(step)), is(declared(STEPS.get(step))));
    }

    @ParameterizedTest
    @ValueSource(classes = {AopSpec.class, ClientCertificateSpec.class})
    void sharedParametersStandAtTheTop(Class<?> spec) throws IOException {
        String top = page().split("\n## ", 2)[0];
        assertThat(rows(top).containsAll(declared(spec)), is(true));
    }

    private static Set<String> declared(Class<?> spec) {
        return Arrays.stream(spec.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("get"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rows(String text) {
        Matcher matcher = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(text);
        return matcher.results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String step) throws IOException {
        String from = page().split("\n## " + step + "\n", 2)[1];
        return from.split("\n## ", 2)[0];
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("aop.root", "."), "docs", "steps.md"));
    }
}
