package io.jenkins.plugins.cloudflare.aop.standalone.bench.calls;

import io.jenkins.plugins.cloudflare.aop.demo.DemoPki;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/** A directory with what both programs need: certificates, made on the spot, and their scripts. */
final class CallsFiles implements AutoCloseable {
    private static final String SCRIPT = "bench-calls.mjs";

    private final TemporaryFolder folder;

    CallsFiles(int certificates) throws IOException, GeneralSecurityException {
        folder = TemporaryFolder.create();
        DemoPki pki = new DemoPki(Instant.now());
        for (int i = 0; i < certificates; i++) {
            DemoPki.Identity client = pki.client(CallsCase.credential(i) + "." + CallsCase.ZONE);
            Files.writeString(client(i), client.pem());
            // The script of the SDK wants them apart.
            Files.writeString(folder.file(CallsCase.credential(i) + ".crt"), client.certificatePem());
            Files.writeString(folder.file(CallsCase.credential(i) + ".key"), client.privateKeyPem());
        }
        Files.writeString(token(), "any");
        try (InputStream script = CallsFiles.class.getResourceAsStream(SCRIPT)) {
            Files.write(sdkScript(), script.readAllBytes());
        }
    }

    Path directory() {
        return folder.path();
    }

    /** Certificate and private key. */
    Path client(int certificate) {
        return folder.file(CallsCase.credential(certificate) + ".pem");
    }

    Path token() {
        return folder.file("token");
    }

    Path output() {
        return folder.file("output");
    }

    Path sdkScript() {
        return folder.file(SCRIPT);
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
                folder.file("Jenkinsfile"), script.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
