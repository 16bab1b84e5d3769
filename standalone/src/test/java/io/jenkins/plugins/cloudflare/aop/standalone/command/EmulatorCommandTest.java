package io.jenkins.plugins.cloudflare.aop.standalone.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The emulator alone serves until it is stopped. */
@Timeout(60)
class EmulatorCommandTest {
    @TempDir
    Path directory;

    @Test
    void servesUntilInterrupted() throws Exception {
        Runner runner = new Runner(directory);
        Runner.Outcome[] outcome = new Runner.Outcome[1];
        Path authority = Files.writeString(directory.resolve("edge-ca.pem"), "-----BEGIN CERTIFICATE----- of before");
        Thread command = new Thread(() -> outcome[0] = runner.execute(
                "emulator",
                "--zone",
                "shop.invalid.net",
                "--origin",
                "www.example.com=127.0.0.1:8443",
                "--edge-ca",
                authority.toString()));
        command.start();
        while (!runner.soFar().contains("Stop it with Ctrl-C")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        String api = found("API: +(\\S+)", runner.soFar());
        assertThat(zone(api, "example.com"), containsString("\"name\":\"example.com\""));
        assertThat(zone(api, "shop.invalid.net"), containsString("\"name\":\"shop.invalid.net\""));
        assertThat(found("Edge CA: (\\S+)", runner.soFar()), is(authority.toString()));
        assertThat(Files.readString(authority), containsString("END CERTIFICATE"));
        int edge = Integer.parseInt(found("Edge: +https://127.0.0.1:(\\d+)", runner.soFar()));
        assertThat(runner.soFar(), containsString(" --edge 127.0.0.1:" + edge + " --edge-ca " + authority + " "));
        String property = "-Dio.jenkins.plugins.cloudflare.aop.";
        assertThat(runner.soFar(), containsString(property + "apiUrl=" + api));
        assertThat(runner.soFar(), containsString(property + "edge=127.0.0.1:" + edge));
        assertThat(runner.soFar(), containsString(property + "edgeCa=" + authority));
        command.interrupt();
        command.join();
        assertThat(outcome[0].status(), is(0));
        assertThat(Files.exists(authority), is(false));
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find(), is(true));
        return matcher.group(1);
    }

    private static String zone(String api, String name) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + "/zones?name=" + name))
                                .header("Authorization", "Bearer any")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode(), is(200));
        return answer.body().replaceAll("\\s*:\\s*", ":");
    }

    @Test
    void aFileOfAnotherKindIsNotReplaced() throws Exception {
        Path notes = Files.writeString(directory.resolve("notes"), "mine");
        Runner.Outcome run = new Runner(directory).execute("emulator", "--edge-ca", notes.toString());
        assertThat(run.err(), containsString("is something other than a certificate"));
        assertThat(run.status(), is(64));
        assertThat(Files.readString(notes), is("mine"));
    }

    @Test
    void takenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Runner.Outcome run =
                    new Runner(directory).execute("emulator", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(run.err(), containsString("The emulator cannot listen on port " + taken.getLocalPort()));
            assertThat(run.status(), is(64));
        }
    }
}
