package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Registers native curves for a whole JVM of tests, which is asked for by -Djunit.jupiter.extensions.autodetection.enabled:
 * what a test says of a visit has to be true either way.
 */
public class RegisteredCurves implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws NoSuchAlgorithmException {
        assumeTrue(NativeCurves.isBrought(), "there is no library for this platform");
        String inUse = NativeCurves.register();
        assertThat(inUse, NativeCurves.isRegistered(), is(true));
        assertThat(KeyPairGenerator.getInstance("EC").getProvider().getName(), startsWith("Amazon"));
    }
}
