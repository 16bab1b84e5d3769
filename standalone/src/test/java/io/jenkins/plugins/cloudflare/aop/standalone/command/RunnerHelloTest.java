package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first words of a visit that the runner's own process makes. */
@Timeout(60)
class RunnerHelloTest {
    private static final int SERVER_NAME = 0;
    private static final int STATUS_REQUEST = 5;

    @TempDir
    Path directory;

    /** A lighttpd with wolfSSL that does not know its own issuer hangs up on whoever asks for a stapled OCSP answer. */
    @Test
    void askForNoStapledAnswer() throws Exception {
        try (ServerSocket origin = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path jenkinsfile = Files.writeString(
                    directory.resolve("Jenkinsfile"),
                    "aopVerifyOrigin hostnames: 'www.example.com', origins: '127.0.0.1:" + origin.getLocalPort() + "'");
            Process runner = new Runner(directory).spawn(jenkinsfile);
            try (Socket visit = origin.accept()) {
                Set<Integer> extensions = extensions(new DataInputStream(visit.getInputStream()));
                assertThat(extensions, hasItem(SERVER_NAME));
                assertThat(extensions, not(hasItem(STATUS_REQUEST)));
            } finally {
                runner.destroyForcibly().waitFor();
            }
        }
    }

    /** RFC 8446, sections 5.1 and 4.1.2. */
    private static Set<Integer> extensions(DataInputStream in) throws IOException {
        in.skipNBytes(3);
        ByteBuffer hello = ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort()));
        hello.position(4 + 2 + 32);
        skip(hello, hello.get());
        skip(hello, hello.getShort());
        skip(hello, hello.get());
        hello.getShort();
        Set<Integer> types = new HashSet<>();
        while (hello.hasRemaining()) {
            types.add((int) hello.getShort());
            skip(hello, hello.getShort());
        }
        return types;
    }

    private static void skip(ByteBuffer hello, int count) {
        hello.position(hello.position() + count);
    }
}
