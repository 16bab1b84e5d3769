package io.jenkins.plugins.cloudflare.aop.origin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A server on a free loopback port that does with each connection what a test says. */
final class LoopbackOrigin implements AutoCloseable {
    private static final char[] SECRET = "secret".toCharArray();

    /** What a server does with one connection; it is closed afterwards. */
    interface Manners {
        void on(Socket socket) throws IOException;
    }

    /** The same when TLS has been spoken. */
    interface TlsManners {
        void on(SSLSocket socket) throws IOException;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback origin");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger visits = new AtomicInteger();

    LoopbackOrigin(Manners manners) throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        threads.submit(() -> {
            while (true) {
                Socket socket = listener.accept();
                threads.submit(() -> {
                    visits.incrementAndGet();
                    try (socket) {
                        manners.on(socket);
                    }
                    return null;
                });
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    Target target() {
        return Proofs.target(port());
    }

    int visits() {
        return visits.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    /** Says something on the connection and reads what it is sent until the peer hangs up. */
    static Manners says(byte[] bytes) {
        return socket -> {
            socket.getOutputStream().write(bytes);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Speaks TLS and wants certificates from the test's CA; they are there or not when the manners begin. */
    static Manners wanting(TlsManners manners) {
        return tls(socket -> socket.setWantClientAuth(true), manners);
    }

    /** Speaks TLS and refuses by alert who has none. */
    static Manners needing(TlsManners manners) {
        return tls(socket -> socket.setNeedClientAuth(true), manners);
    }

    static Manners asking(TlsManners before, TlsManners manners) {
        return tls(before, manners);
    }

    private static Manners tls(TlsManners before, TlsManners manners) {
        SSLContext context = context();
        return socket -> speak(context, socket, InputStream.nullInputStream(), before, manners);
    }

    /** Reads the ClientHello, hangs up if the test says so, and goes on in TLS with TLS 1.2 alone otherwise. */
    static Manners olderHangingUp(Predicate<byte[]> hangsUp, TlsManners manners) {
        SSLContext context = context();
        return socket -> {
            byte[] header = socket.getInputStream().readNBytes(5);
            byte[] hello = socket.getInputStream().readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff);
            if (!hangsUp.test(hello)) {
                ByteArrayOutputStream read = new ByteArrayOutputStream();
                read.writeBytes(header);
                read.writeBytes(hello);
                TlsManners older = tls -> {
                    tls.setEnabledProtocols(new String[] {"TLSv1.2"});
                    tls.setNeedClientAuth(true);
                };
                speak(context, socket, new ByteArrayInputStream(read.toByteArray()), older, manners);
            }
        };
    }

    private static void speak(
            SSLContext context, Socket socket, InputStream consumed, TlsManners before, TlsManners manners)
            throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, consumed, true);
        tls.setUseClientMode(false);
        before.on(tls);
        tls.startHandshake();
        manners.on(tls);
        tls.close();
    }

    private static SSLContext context() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", OriginPki.EC.authority.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
            own.init(OriginPki.EC.serverStore(SECRET), SECRET);
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = trust.getTrustManagers();
            context.init(own.getKeyManagers(), managers, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers as a web server, after reading the request's head. */
    static void answer(Socket socket, String response) throws IOException {
        readHead(socket);
        socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    static boolean certificateCame(SSLSocket socket) {
        try {
            return socket.getSession().getPeerCertificates()[0] instanceof X509Certificate;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
