package io.jenkins.plugins.cloudflare.aop.standalone.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server that is visited, on a loopback port of its own. */
public final class Nginx implements AutoCloseable {
    private static final int ATTEMPTS = 400;
    private static final int PAUSE_MILLIS = 25;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when the server takes connections. */
    public static Nginx start(Path program, BenchFiles files, int hostnames) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path output = files.file("nginx.out");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        files.directory() + "/",
                        "-e",
                        files.file("error.log").toString(),
                        "-c",
                        files.nginxConfiguration(hostnames, port).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Nginx server = new Nginx(process, port);
        try {
            server.awaitConnections(output);
            return server;
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    private void awaitConnections(Path output) throws IOException, InterruptedException {
        for (int attempt = 0; !open(); attempt++) {
            if (attempt > ATTEMPTS || !process.isAlive()) {
                throw new IOException("nginx did not start: " + Files.readString(output));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    public int port() {
        return port;
    }

    /** Processor time of its workers so far. */
    double cpuSeconds() {
        return ProcessClock.of(process.toHandle());
    }

    private boolean open() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        // The master first: it would replace a worker that ended. A worker left alone would go on answering.
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
