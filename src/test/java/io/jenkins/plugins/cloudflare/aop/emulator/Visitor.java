package io.jenkins.plugins.cloudflare.aop.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** A browser that finds every hostname at the emulated edge and trusts its CA. */
final class Visitor {
    /** An answer with its whole body. */
    record Page(int status, String server, String ray, String origin, String body) {}

    private final OkHttpClient client;
    private final int port;

    Visitor(CloudflareEmulator emulator) throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(
                "edge",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(emulator.edgeCa().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        client = new OkHttpClient.Builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .followRedirects(false)
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
        port = emulator.edgePort();
    }

    Page get(String hostname) throws IOException {
        return visit(hostname, "/", new Request.Builder());
    }

    Page visit(String hostname, String path, Request.Builder request) throws IOException {
        Request built = request.url("https://" + hostname + ":" + port + path).build();
        try (Response response = client.newCall(built).execute()) {
            return new Page(
                    response.code(),
                    response.header("Server"),
                    response.header("CF-RAY"),
                    response.header("X-Origin"),
                    response.body().string());
        }
    }
}
