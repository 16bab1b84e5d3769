package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Locale;

/**
 * The curves of Amazon Corretto Crypto Provider in front of Java's own, where its library runs. It is for a JVM that belongs
 * to the runner: a provider is the whole JVM's.
 *
 * <p>Each platform's jar lies here as it was published. Two of them have their library under the same name, and some Javas
 * want the signature on its classes.
 */
public final class NativeCurves {
    private static final String WHOLE = "AmazonCorrettoCryptoProvider";
    private static final String TYPE = "com.amazon.corretto.crypto.provider." + WHOLE;
    private static final String JAVAS = "Java's";

    /** Of the JSSE Reference Guide; read once, when the JVM first speaks TLS. */
    private static final String OFFERED = "jdk.tls.namedGroups";

    /** As Java's own list, but that P-256, which is native, comes before X25519, which stays Java's and costs more. */
    private static final String NATIVE_FIRST =
            "secp256r1, x25519, secp384r1, secp521r1, x448," + " ffdhe2048, ffdhe3072, ffdhe4096, ffdhe6144, ffdhe8192";

    private NativeCurves() {}

    /** Whether there is a library for this platform; it may refuse to load all the same. */
    public static boolean isBrought() {
        return NativeCurves.class.getResource(jar()) != null;
    }

    public static boolean isRegistered() {
        return Security.getProvider(CurveServices.NAME) != null;
    }

    /** What computes elliptic curves in this JVM. */
    public static String inUse() {
        Provider registered = Security.getProvider(CurveServices.NAME);
        return registered == null ? JAVAS : "Amazon Corretto Crypto Provider " + registered.getVersionStr();
    }

    /**
     * Registers the provider if it works here.
     *
     * @return what is in use now, and why it is Java's
     */
    public static String register() {
        if (isRegistered()) {
            return inUse();
        }
        try (InputStream jar = NativeCurves.class.getResourceAsStream(jar())) {
            if (jar == null) {
                return JAVAS + ", as there is no library for " + platform();
            }
            register(jar);
            return inUse();
        } catch (IOException
                | ReflectiveOperationException
                | GeneralSecurityException
                | RuntimeException
                | LinkageError e) {
            return JAVAS + ", as the library for " + platform() + " does not work here";
        }
    }

    private static void register(InputStream jar)
            throws IOException, ReflectiveOperationException, GeneralSecurityException {
        Path file = Files.createTempFile("cloudflare-aop-curves", ".jar");
        try {
            Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
            // Stays open as long as the JVM.
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {file.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            Class<?> type = Class.forName(TYPE, true, loader);
            Provider whole = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(whole);
            Provider curves = new CurveServices(whole);
            CurveCheck.require(curves);
            Security.insertProviderAt(curves, 1);
            System.getProperties().putIfAbsent(OFFERED, NATIVE_FIRST);
        } finally {
            // Open files stay readable where there is a library, and an abort by a signal would leave it behind.
            Files.delete(file);
        }
    }

    private static String jar() {
        return WHOLE + "-" + platform() + ".jar";
    }

    /** In the words of the jars. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "osx" : system.replace(' ', '_'))
                + "-"
                + switch (processor) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "aarch_64";
                    default -> processor;
                };
    }
}
