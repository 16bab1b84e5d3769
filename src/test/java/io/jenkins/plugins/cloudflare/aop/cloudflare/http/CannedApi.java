package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CertificateId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/** A server that gives prepared answers in order, and keeps what it was asked. */
public final class CannedApi implements AutoCloseable {
    public static final String SECRET = "s3cr3t-0123456789";
    public static final ZoneId ZONE = new ZoneId("0123456789abcdef0123456789abcdef");
    public static final CertificateId CERTIFICATE = new CertificateId("2458ce5a-0c35-4c7f-82c7-8e9487d3ff60");
    static final String FAMILY = "/client/v4/zones/" + ZONE + "/origin_tls_client_auth";

    /** A request as it arrived. */
    public record Asked(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Answers one request. */
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public CannedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                Reply reply = replies.poll();
                if (reply == null) {
                    throw new AssertionError("unexpected " + asked.get(asked.size() - 1));
                }
                reply.to(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/client/v4";
    }

    public OkHttpAopApi client() {
        return client(HttpLimits.DEFAULT);
    }

    OkHttpAopApi client(HttpLimits limits) {
        return new OkHttpAopApi(new OkHttpClient(), url(), ApiToken.of(SECRET), limits);
    }

    static HttpLimits patience(Duration patience) {
        return new HttpLimits(patience, patience, patience, 64 * 1024);
    }

    public List<Asked> asked() {
        return asked;
    }

    CannedApi then(Reply reply) {
        replies.add(reply);
        return this;
    }

    CannedApi then(int status, String body, String... headers) {
        return then(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("CF-Ray", "8f0000000000abcd-FRA");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** A success with this result. */
    public CannedApi result(int status, String result) {
        return then(status, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":" + result + "}");
    }

    /** A failure as real ones are, without {@code result}. */
    public CannedApi error(int status, int code, String message, String... headers) {
        return then(
                status,
                "{\"success\":false,\"errors\":[{\"code\":" + code + ",\"message\":\"" + message
                        + "\"}],\"messages\":[]}",
                headers);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
