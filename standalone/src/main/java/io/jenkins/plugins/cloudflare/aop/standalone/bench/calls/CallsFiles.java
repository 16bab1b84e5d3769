package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;

import io.jenkins.plugins.cloudflare.aop.standalone.demo.DemoPki;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with what both programs need: certificates, made on the spot, and their scripts. */
final class CallsFiles implements AutoCloseable {
    private static final String SCRIPT = "bench-calls.mjs";

    private final Path directory;

    CallsFiles(int certificates) throws IOException, GeneralSecurityException {
        directory = Files.createTempDirectory("cloudflare-aop-bench-");
        DemoPki pki = new DemoPki(Instant.now());
        for (int i = 0; i < certificates; i++) {
            Files.writeString(
                    client(i),
                    pki.client(CallsCase.credential(i) + "." + CallsCase.ZONE).pem());
        }
        Files.writeString(token(), "any");
        try (InputStream script = CallsFiles.class.getResourceAsStream(SCRIPT)) {
            Files.write(sdkScript(), script.readAllBytes());
        }
    }

    Path directory() {
        return directory;
    }

    /** Certificate and private key. */
    Path client(int certificate) {
        return directory.resolve(CallsCase.credential(certificate) + ".pem");
    }

    Path token() {
        return directory.resolve("token");
    }

    Path output() {
        return directory.resolve("output");
    }

    Path sdkScript() {
        return directory.resolve(SCRIPT);
    }

    /** A step to upload and a step to enable for each certificate. */
    Path jenkinsfile(CallsCase all) throws IOException {
        StringBuilder script = new StringBuilder("node {\n");
        for (int i = 0; i < all.certificates(); i++) {
            List<Integer> range = all.range(i);
            script.append("  def c")
                    .append(i)
                    .append(" = aopUploadCertificate zone: '")
                    .append(CallsCase.ZONE);
            script.append("', certificateCredentialsId: '")
                    .append(CallsCase.credential(i))
                    .append("'\n");
            script.append("  aopEnableHostname zone: '")
                    .append(CallsCase.ZONE)
                    .append("', certificateId: c")
                    .append(i);
            script.append(", hostnames: (").append(range.get(0)).append("..<").append(range.get(1));
            script.append(").collect { \"h${it}.").append(CallsCase.ZONE).append("\" }\n");
        }
        return Files.write(
                directory.resolve("Jenkinsfile"),
                script.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
