package io.jenkins.plugins.cloudflare.aop.record;

/** A TLS version as a column headed TLS shows it. */
public final class TlsName {
    private TlsName() {}

    /** 1.3 for TLSv1.3, TLS 1.3 and 1.3. */
    public static String number(String version) {
        return version == null ? "" : version.replaceFirst("(?i)^TLS\\s*v?", "");
    }

    /** TLS 1.3 for the same, and another protocol as it is. */
    public static String label(String version) {
        String number = number(version);
        return number.matches("\\d.*") ? "TLS " + number : number;
    }
}
