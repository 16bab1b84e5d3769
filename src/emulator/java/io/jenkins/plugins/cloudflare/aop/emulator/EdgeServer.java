package io.jenkins.plugins.cloudflare.aop.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Takes HTTPS requests of visitors on loopback and fetches the answers from the origins. Caches nothing.
 * A name with an underscore cannot be asked for here: this Java's TLS server refuses it in SNI.
 */
final class EdgeServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int BODY_LIMIT = 8 * 1024 * 1024;
    /** Headers of one connection, and those that are made anew here. */
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "date",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "server",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpsServer server;
    private final ExecutorService threads = BoundedThreads.named("emulator edge", THREADS);
    private final OkHttpClient client = new OkHttpClient();
    private final Edge edge;
    private final Duration patience;

    EdgeServer(EmulatorOptions options, Edge edge, ThrowAwayCa authority) throws IOException {
        this.edge = edge;
        this.patience = options.originPatience();
        this.server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.edgePort()), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(authority)));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static SSLContext context(ThrowAwayCa authority) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ServerNames(authority)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String ray = RayIds.next();
            exchange.getResponseHeaders().set("CF-RAY", ray);
            exchange.getResponseHeaders().set("Server", "cloudflare");
            String hostname = host(exchange);
            String asked = ServerNames.of(((HttpsExchange) exchange).getSSLSession());
            if (asked != null && !asked.equals(hostname)) {
                refuse(exchange, EdgeError.NAMES_DIFFER);
                return;
            }
            Optional<Edge.Route> route = edge.route(hostname);
            if (route.isEmpty()) {
                refuse(exchange, EdgeError.NO_ORIGIN);
                return;
            }
            pass(exchange, request(exchange, hostname, route.get(), ray), route.get());
        }
    }

    private void pass(HttpExchange exchange, Request request, Edge.Route route) throws IOException {
        OriginVisit visit = new OriginVisit(client, route.origin(), route.presented(), route.trust(), patience);
        Response response;
        try {
            response = visit.ask(request);
        } catch (IOException e) {
            refuse(exchange, visit.error(e));
            return;
        }
        try (response) {
            response.headers().forEach(header -> {
                if (!NOT_PASSED_ON.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().add(header.getFirst(), header.getSecond());
                }
            });
            exchange.getResponseHeaders().set("CF-Cache-Status", "DYNAMIC");
            boolean bodiless =
                    exchange.getRequestMethod().equals("HEAD") || response.code() == 204 || response.code() == 304;
            exchange.sendResponseHeaders(response.code(), bodiless ? -1 : 0);
            if (!bodiless) {
                try (InputStream body = response.body().byteStream()) {
                    body.transferTo(exchange.getResponseBody());
                }
            }
        }
    }

    private static Request request(HttpExchange exchange, String hostname, Edge.Route route, String ray)
            throws IOException {
        HttpUrl.Builder url = new HttpUrl.Builder()
                .scheme(route.secure() ? "https" : "http")
                .host(hostname)
                .port(route.origin().getPort())
                .encodedPath(exchange.getRequestURI().getRawPath())
                .encodedQuery(exchange.getRequestURI().getRawQuery());
        Request.Builder request = new Request.Builder().url(url.build());
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        request.header("Host", hostname)
                .header("CF-Ray", ray)
                .header(
                        "CF-Connecting-IP",
                        exchange.getRemoteAddress().getAddress().getHostAddress())
                .header("X-Forwarded-Proto", "https");
        String method = exchange.getRequestMethod();
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT);
        boolean without = method.equals("GET") || method.equals("HEAD") || body.length == 0 && !needsBody(method);
        return request.method(method, without ? null : RequestBody.create(body)).build();
    }

    private static boolean needsBody(String method) {
        return Set.of("POST", "PUT", "PATCH").contains(method);
    }

    /** The Host header without port and without a dot at the end; SNI when there is none. */
    private static String host(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Host");
        if (header == null) {
            String asked = ServerNames.of(((HttpsExchange) exchange).getSSLSession());
            return asked == null ? "" : asked;
        }
        return header.strip().replaceAll(":[0-9]*$", "").replaceAll("\\.$", "").toLowerCase(Locale.ROOT);
    }

    private static void refuse(HttpExchange exchange, EdgeError error) throws IOException {
        byte[] page = error.page().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(error.status(), bodiless ? -1 : page.length);
        if (!bodiless) {
            exchange.getResponseBody().write(page);
        }
    }
}
