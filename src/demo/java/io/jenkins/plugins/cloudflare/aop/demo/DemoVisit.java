package io.jenkins.plugins.cloudflare.aop.demo;

import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.Edge;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.OkHttpEdge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/** A visitor who comes through Cloudflare, here through the emulator's edge. */
public final class DemoVisit {
    private final OkHttpClient client;
    private final int port;

    public DemoVisit(int port, String authorityPem) throws GeneralSecurityException, IOException {
        this.port = port;
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(
                "edge CA",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new X509TrustManager[] {trust}, null);
        client = new OkHttpClient.Builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .proxy(java.net.Proxy.NO_PROXY)
                .sslSocketFactory(context.getSocketFactory(), trust)
                .build();
    }

    /** The same way for the steps. */
    public Edge edge() {
        return OkHttpEdge.at(client, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), List.of());
    }

    /** Status and text of the answer. */
    public String ask(String hostname) throws IOException {
        Request request = new Request.Builder()
                .url("https://" + hostname + ":" + port + "/")
                .build();
        try (Response response = client.newCall(request).execute()) {
            String text = response.body().string().strip();
            return response.code() + " " + text.lines().findFirst().orElse("");
        }
    }
}
