package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Certificates and names that travelled or were seen as bytes. The JDK compares these by identity. */
public final class Der {
    /** The type of dNSName (RFC 5280, section 4.2.1.6). */
    private static final Integer DNS_NAME = 2;

    private Der() {}

    static boolean same(List<byte[]> one, List<byte[]> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = Arrays.equals(one.get(i), other.get(i));
        }
        return same;
    }

    /** Each once, where it came first. */
    public static List<byte[]> distinct(Stream<byte[]> encoded) {
        return encoded.map(ByteBuffer::wrap).distinct().map(ByteBuffer::array).toList();
    }

    /** @throws CertificateException when one of them is no certificate */
    public static List<X509Certificate> certificates(List<byte[]> encoded) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : encoded) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return certificates;
    }

    /** The DNS names among the subject alternative names, in lower case. */
    public static List<String> dnsNames(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> DNS_NAME.equals(name.get(0)))
                        .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT))
                        .toList();
    }
}
