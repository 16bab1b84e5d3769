package io.jenkins.plugins.cloudflare.aop.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/** Serves the API on loopback. */
final class ApiServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int LOG_LIMIT = 10_000;

    private final HttpServer server;
    private final ExecutorService threads = BoundedThreads.named("emulator API", THREADS);
    private final Zones zones;
    private final Routes routes;
    private final TokenCheck tokenCheck;
    private final Faults faults;
    private final Duration writeTime;
    private final Duration latency;
    private final List<LoggedRequest> log = new ArrayList<>();
    private final Set<String> zonesInChange = new HashSet<>();
    private final List<Late> late = new ArrayList<>();
    private final InstantSource clock;
    private final OddAnswers odd;

    private record Late(Instant at, Call call) {}

    ApiServer(EmulatorOptions options, Zones zones, Routes routes, TokenCheck tokenCheck, Faults faults)
            throws IOException {
        this.zones = zones;
        this.routes = routes;
        this.tokenCheck = tokenCheck;
        this.faults = faults;
        this.writeTime = options.writeTime();
        this.latency = options.latency();
        this.clock = options.clock();
        this.odd = new OddAnswers(options);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<LoggedRequest> requests() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange);
            synchronized (log) {
                if (log.size() < LOG_LIMIT) {
                    log.add(new LoggedRequest(call.method(), call.path(), call.rawQuery()));
                }
            }
            Thread.sleep(latency.toMillis());
            carryOutLate();
            Fault fault = faults.take(call.method(), call.path())
                    .or(() -> odd.fault(call))
                    .orElse(null);
            if (fault == null) {
                send(exchange, odd.of(call, answer(call)));
            } else {
                disturb(exchange, call, fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOutLate() throws InterruptedException {
        List<Late> due;
        synchronized (late) {
            due = late.stream()
                    .filter(write -> !write.at().isAfter(clock.instant()))
                    .toList();
            late.removeAll(due);
        }
        for (Late write : due) {
            answer(write.call());
        }
    }

    private void disturb(HttpExchange exchange, Call call, Fault fault) throws IOException, InterruptedException {
        Thread.sleep(fault.delay().toMillis());
        boolean replaces = fault.isDropped() || fault.status() != 0;
        if (fault.isAfterApplying() || !replaces) {
            Reply reply = answer(call);
            if (!replaces) {
                send(exchange, fault.oddity() == null ? reply : reply.odd(fault.oddity()));
                return;
            }
        }
        if (fault.lateness() != null) {
            synchronized (late) {
                late.add(new Late(clock.instant().plus(fault.lateness()), call));
            }
        }
        if (fault.isDropped()) {
            return;
        }
        fault.headers().forEach(header -> exchange.getResponseHeaders().set(header.getKey(), header.getValue()));
        send(exchange, fault.status(), fault.contentType(), fault.body());
    }

    private Reply answer(Call call) throws InterruptedException {
        try {
            if (!call.isBelowBase()) {
                throw Routes.noRoute(call.path());
            }
            tokenCheck.check(call);
            String zone = changedZone(call);
            if (zone == null) {
                return route(call);
            }
            return routeAlone(call, zone);
        } catch (Refusal refusal) {
            return Reply.of(refusal);
        }
    }

    private Reply route(Call call) throws Refusal {
        synchronized (zones) {
            return routes.answer(call);
        }
    }

    /** While a change takes its time, another one for the same zone is refused. */
    private Reply routeAlone(Call call, String zone) throws Refusal, InterruptedException {
        synchronized (zonesInChange) {
            if (!zonesInChange.add(zone)) {
                throw new Refusal(
                        409, EmulatorErrorCodes.CONFLICT, "emulator: another change of this zone is in progress");
            }
        }
        try {
            Thread.sleep(writeTime.toMillis());
            return route(call);
        } finally {
            synchronized (zonesInChange) {
                zonesInChange.remove(zone);
            }
        }
    }

    /** Null when nothing of a zone's client certificates changes, or conflicts are switched off. */
    private String changedZone(Call call) {
        List<String> segments = call.segments();
        boolean changes = !call.method().equals("GET") && call.path().contains("/origin_tls_client_auth");
        return changes && !writeTime.isZero() && segments.size() > 1 ? segments.get(1) : null;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        send(exchange, reply.status(), "application/json", reply.body().toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("CF-Ray", RayIds.next());
        exchange.getResponseHeaders().set("Cf-Auditlog-Id", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
