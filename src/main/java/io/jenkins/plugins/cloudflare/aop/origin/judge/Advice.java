package io.jenkins.plugins.cloudflare.aop.origin.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The texts of {@code advice.properties}. */
public final class Advice {
    private static final Properties TEXTS = read();

    private Advice() {}

    /** @throws IllegalArgumentException when there is no such text */
    public static String text(String name) {
        String text = TEXTS.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("no advice " + name);
        }
        return text;
    }

    private static Properties read() {
        try (InputStream in = Advice.class.getResourceAsStream("advice.properties");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
