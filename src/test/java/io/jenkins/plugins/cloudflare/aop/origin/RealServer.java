package io.jenkins.plugins.cloudflare.aop.origin;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A private instance of an installed server on free loopback ports, with files in a directory of its own. */
public final class RealServer implements AutoCloseable {
    private final Process process;

    private RealServer(Process process) {
        this.process = process;
    }

    /** Skips the test when the program is not installed, unless -Daop.requireServers=true wants it. */
    public static void assumeInstalled(String program) {
        boolean installed = Files.isExecutable(Path.of(program));
        if (Boolean.getBoolean("aop.requireServers")) {
            assertTrue(installed, program + " is not installed");
        }
        assumeTrue(installed, program + " is not installed");
    }

    /** Starts a command that stays in the foreground, and waits until all ports are open. */
    public static RealServer start(Path directory, List<Integer> ports, String... command) throws IOException {
        Path log = directory.resolve("output.log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealServer server = new RealServer(process);
        for (int port : ports) {
            for (int attempt = 0; !open(port); attempt++) {
                if (attempt > 200 || !process.isAlive()) {
                    server.close();
                    throw new IOException("did not start: " + Files.readString(log));
                }
                pause();
            }
        }
        return server;
    }

    /** Free ports on the loopback address, all different. */
    public static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    /** Certificates and a page, readable for a server that gives up its rights. */
    static void writeFiles(Path directory, OriginPki pki) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(directory.resolve("server.pem"), pki.server.certificatePem());
        Files.writeString(directory.resolve("server.key"), pki.server.keyPem());
        Files.writeString(directory.resolve("both.pem"), pki.server.certificatePem() + pki.server.keyPem());
        Files.writeString(directory.resolve("ca.pem"), pki.authority.certificatePem());
        Files.writeString(directory.resolve("other.pem"), pki.otherAuthority.certificatePem());
        Files.writeString(
                directory.resolve("two.pem"), pki.authority.certificatePem() + pki.otherAuthority.certificatePem());
        Path pages = Files.createDirectories(directory.resolve("pages"));
        Files.writeString(pages.resolve("index.html"), "origin\n");
        Files.setPosixFilePermissions(pages, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(pages.resolve("index.html"), PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static boolean open(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // The master first: it would replace a worker that ended. A worker left alone would go on answering.
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroyForcibly);
    }
}
