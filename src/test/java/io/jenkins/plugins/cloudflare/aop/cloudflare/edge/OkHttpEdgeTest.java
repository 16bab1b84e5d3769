package io.jenkins.plugins.cloudflare.aop.cloudflare.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent to the edge, and what is said when it does not answer. */
@Timeout(60)
class OkHttpEdgeTest {
    private static final TestPki CA = TestPki.ca("Edge CA");
    /** Bytes of a ClientHello that hold the name for sure; every one is longer. */
    private static final int HELLO = 200;

    private static final char[] OPENING = {};

    private final Map<String, Headers> asked = new ConcurrentHashMap<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private final CountDownLatch silentAsked = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        ClientCertificate own = CA.server("a.example.com", "b.example.com");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("edge", own.privateKey(), OPENING, own.chain().toArray(new Certificate[0]));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, OPENING);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.put(exchange.getRequestURI().toString(), exchange.getRequestHeaders());
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.getResponseHeaders().set("Set-Cookie", "a=b");
            exchange.getResponseHeaders().set("CF-RAY", "8f3c1d2e4b5a6978-AMS");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/silent", exchange -> {
            silentAsked.countDown();
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private OkHttpEdge edge(List<X509Certificate> anchors) {
        return OkHttpEdge.at(new OkHttpClient(), server.getAddress(), anchors);
    }

    private OkHttpEdge edge() {
        return edge(List.of(CA.certificate()));
    }

    @Test
    void eachHostnameIsAskedOnceAndTheAnswersKeepTheirOrder() throws Exception {
        List<EdgeRequest> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            requests.add(new EdgeRequest(i % 2 == 0 ? "a.example.com" : "b.example.com", "/p?i=" + i));
        }
        List<EdgeAnswer> answers = edge().ask(requests);
        assertThat(answers, hasSize(40));
        assertThat(asked.size(), is(40));
        assertThat(answers.get(0).status(), is(302));
        assertThat(answers.get(0).header("CF-Ray"), is("8f3c1d2e4b5a6978-AMS"));
        Headers sent = asked.get("/p?i=1");
        assertThat(sent.getFirst("Host"), is("b.example.com"));
        assertThat(sent.getFirst("Cache-Control"), is("no-cache"));
        assertThat(sent.containsKey("Cookie"), is(false));
    }

    @Test
    void aServerThatIsNotTrustedIsNotTheEdge() throws Exception {
        X509Certificate other = TestPki.ca("Another CA").certificate();
        assertThat(fault(edge(List.of(other)), "a.example.com"), containsString("is not trusted here"));
        assertThat(fault(edge(), "c.example.com"), containsString("is not trusted here"));
        EdgeAnswer answer =
                edge().ask(List.of(new EdgeRequest("c.example.com", "/"))).get(0);
        assertThat(answer.fault().advice(), startsWith("DNS is not the cause. See that Cloudflare has an active edge"));
        assertThat(asked.size(), is(0));
    }

    @Test
    void whatDoesNotAnswerIsSaidInASentence() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);
        OkHttpEdge closed = OkHttpEdge.at(
                new OkHttpClient(), new InetSocketAddress(InetAddress.getLoopbackAddress(), port), List.of());
        assertThat(fault(closed, "a.example.com"), containsString("the connection was not taken"));
        assertThat(
                fault(new OkHttpEdge(new OkHttpClient(), any -> Optional.empty()), "missing.invalid"),
                containsString("the hostname has no address in the DNS of this machine"));
    }

    /** One bad address among good ones is enough, whichever would have been taken. */
    @Test
    void anObjectionKeepsTheVisitAtHome() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(name -> List.of(
                        InetAddress.getByName("192.0.2.1"), server.getAddress().getAddress()))
                .build();
        OkHttpEdge edge = new OkHttpEdge(
                client,
                address -> address.isLoopbackAddress()
                        ? Optional.of("127.0.0.1 is a loopback address")
                        : Optional.empty());
        assertThat(fault(edge, "a.example.com"), is("the hostname was not visited: 127.0.0.1 is a loopback address"));
        assertThat(asked.size(), is(0));
    }

    @Test
    void anUnderscoreIsNamedAsItIs() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<String> hello = threads.submit(() -> {
                try (Socket socket = listener.accept()) {
                    return new String(socket.getInputStream().readNBytes(HELLO), ISO_8859_1);
                }
            });
            OkHttpEdge edge =
                    OkHttpEdge.at(new OkHttpClient(), (InetSocketAddress) listener.getLocalSocketAddress(), List.of());
            fault(edge, "a_b.example.com");
            assertThat(hello.get(), containsString("a_b.example.com"));
        }
    }

    private static String fault(OkHttpEdge edge, String hostname) throws InterruptedException {
        return edge.ask(List.of(new EdgeRequest(hostname, "/"))).get(0).fault().reason();
    }

    @Test
    void anInterruptGivesUp() {
        Thread asking = Thread.currentThread();
        Thread impatient = new Thread(() -> {
            try {
                silentAsked.await();
            } catch (InterruptedException e) {
                return;
            }
            asking.interrupt();
        });
        impatient.start();
        assertThrows(
                InterruptedException.class, () -> edge().ask(List.of(new EdgeRequest("a.example.com", "/silent"))));
    }
}
