package io.jenkins.plugins.cloudflare.aop.origin.server;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.ProofRun;
import io.jenkins.plugins.cloudflare.aop.origin.fixture.RealServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** A program that ends TLS before a site that knows nothing of it. */
abstract class TerminatorServer extends DocumentedDetours {
    private HttpServer site;

    TerminatorServer(String heading, String program) {
        super(heading, program);
    }

    /** What is written for each configuration. */
    abstract Map<String, String> configurations();

    /** The file for all of them. */
    abstract String file(Map<String, Integer> ports, int behind);

    /** The arguments behind the program, the file's name last among them or not. */
    abstract List<String> arguments(String file);

    @Override
    RealServer start(Path directory) throws Exception {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        site.createContext("/", exchange -> {
            byte[] page = "origin\n".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        List<Integer> ports = RealServer.freePorts(configurations().size());
        Map<String, Integer> portOf = new java.util.LinkedHashMap<>();
        configurations().keySet().forEach(name -> {
            int port = ports.get(portOf.size());
            portOf.put(name, port);
            targets.put(name, ProofRun.target(port));
        });
        Path file = Files.writeString(
                directory.resolve("terminator.conf"),
                file(portOf, site.getAddress().getPort()));
        List<String> command = new java.util.ArrayList<>(List.of(program()));
        command.addAll(arguments(file.toString()));
        return RealServer.start(directory, ports, command.toArray(new String[0]));
    }

    @AfterAll
    void stopSite() {
        if (site != null) {
            site.stop(0);
        }
    }
}
