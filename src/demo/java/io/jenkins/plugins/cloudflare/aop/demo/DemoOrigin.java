package io.jenkins.plugins.cloudflare.aop.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A web server that wants client certificates. It reads its mode from a file at every connection, as a real one reads
 * its configuration at a reload. With {@code accept} in it, a certificate of the CA is asked for and everybody is let
 * in; with {@code enforce}, only whoever has one; otherwise no certificate is asked for.
 */
public final class DemoOrigin implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5000;

    private final Supplier<Path> mode;
    private final SSLContext tls;
    private final ServerSocket listener;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "demo origin");
        thread.setDaemon(true);
        return thread;
    });

    /** @param mode asked at every connection for a file that need not be there */
    public DemoOrigin(DemoPki.Identity server, X509Certificate clientAuthority, Supplier<Path> mode)
            throws IOException, GeneralSecurityException {
        this.mode = mode;
        this.tls = context(server, clientAuthority);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    private static SSLContext context(DemoPki.Identity server, X509Certificate clientAuthority)
            throws GeneralSecurityException, IOException {
        char[] opening = {};
        KeyStore identity = KeyStore.getInstance("PKCS12");
        identity.load(null, null);
        identity.setKeyEntry("server", server.pair().getPrivate(), opening, new Certificate[] {server.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, opening);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("client CA", clientAuthority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                workers.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException e) {
                // Closed: the demonstration is over.
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                SSLSocket secure =
                        (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true)) {
            secure.setSoTimeout(PATIENCE_MILLIS);
            secure.setUseClientMode(false);
            switch (mode()) {
                case "enforce" -> secure.setNeedClientAuth(true);
                case "accept" -> secure.setWantClientAuth(true);
                default -> secure.setWantClientAuth(false);
            }
            answer(secure);
        } catch (IOException e) {
            // A visitor that was refused, or went away: the next one is served.
            return;
        }
    }

    private String mode() throws IOException {
        Path file = mode.get();
        return Files.exists(file) ? Files.readString(file).strip() : "open";
    }

    private static void answer(SSLSocket secure) throws IOException {
        BufferedReader request =
                new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
            line = request.readLine();
        }
        if (line == null) {
            return;
        }
        byte[] body = ("Hello, " + visitor(secure) + "\n").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nServer: demo-origin\r\nContent-Type: text/plain\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n";
        secure.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        secure.getOutputStream().write(body);
        secure.getOutputStream().flush();
    }

    private static String visitor(SSLSocket secure) {
        try {
            return "bearer of "
                    + ((X509Certificate) secure.getSession().getPeerCertificates()[0])
                            .getSubjectX500Principal()
                            .getName();
        } catch (SSLPeerUnverifiedException e) {
            return "stranger";
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        workers.shutdownNow();
    }
}
