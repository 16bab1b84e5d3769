package io.jenkins.plugins.cloudflare.aop.standalone.command;

import io.jenkins.plugins.cloudflare.aop.emulator.CloudflareEmulator;
import io.jenkins.plugins.cloudflare.aop.emulator.EmulatorOptions;
import io.jenkins.plugins.cloudflare.aop.emulator.Oddity;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emulator}: Cloudflare's API and edge alone, until a signal comes. */
@Command(
        name = "emulator",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Emulates Cloudflare's API and edge on loopback, for trying things by hand. Any token will do;"
                + " the zones that RFC 2606 reserves, such as example.com, exist when asked for. State is in memory.")
final class EmulatorCommand implements Callable<Integer> {
    private static final Pattern ROUTE = Pattern.compile("([\\w.-]+)=(.+):(\\d{1,5})");
    /** How Java is told a system property of the plugin; docs/configuration.md lists them. */
    private static final String JENKINS = "-Dio.jenkins.plugins.cloudflare.aop.";

    private static final int MAX_PORT = 65535;

    private final PrintStream out;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the API. Default: a free one.")
    private int port;

    @Option(
            names = "--edge-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of the edge. Default: a free one.")
    private int edgePort;

    @Option(names = "--zone", paramLabel = "NAME", description = "A zone beside the reserved ones. Repeat it for more.")
    private List<String> zones = new ArrayList<>();

    @Option(
            names = "--origin",
            paramLabel = "HOSTNAME=ADDRESS:PORT",
            description = "Where the edge finds the origin of a hostname. Repeat it for more.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--edge-ca",
            paramLabel = "FILE",
            defaultValue = "cloudflare-aop-edge-ca.pem",
            description =
                    "Where the CA of the edge's certificates is written; deleted in the end. Default: ${DEFAULT-VALUE}.")
    private Path edgeCa;

    @Option(
            names = "--odd",
            paramLabel = "ODDITY",
            description = "Every third list or change is odd: ${COMPLETION-CANDIDATES}. Repeat it for more.")
    private Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);

    EmulatorCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UsageException, IOException {
        EmulatorOptions options = EmulatorOptions.defaults()
                .withPort(portOf("--port", port))
                .withEdgePort(portOf("--edge-port", edgePort))
                .withReservedZonesOnDemand(true)
                .withOddities(oddities);
        for (String origin : origins) {
            Matcher route = ROUTE.matcher(origin);
            if (!route.matches()) {
                throw new UsageException("--origin " + origin
                        + " is not HOSTNAME=ADDRESS:PORT, such as --origin www.example.com=127.0.0.1:8443");
            }
            int originPort = portOf("--origin " + origin + ": the port", Integer.parseInt(route.group(3)));
            InetSocketAddress address = new InetSocketAddress(route.group(2), originPort);
            if (address.isUnresolved()) {
                throw new UsageException("--origin " + origin + ": " + route.group(2) + " has no address");
            }
            options = options.withOrigin(route.group(1), address);
        }
        try (CloudflareEmulator emulator = start(options)) {
            zones.forEach(emulator::addZone);
            Path authority = edgeCa.toAbsolutePath();
            write(authority, emulator.edgeCa());
            try {
                introduce(emulator, authority);
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                out.println("Stopped.");
            } finally {
                Files.deleteIfExists(authority);
            }
        }
        return 0;
    }

    private static int portOf(String option, int value) throws UsageException {
        if (value < 0 || value > MAX_PORT) {
            throw new UsageException(option + " is " + value + ", which is not from 0 to " + MAX_PORT);
        }
        return value;
    }

    private CloudflareEmulator start(EmulatorOptions options) throws UsageException {
        try {
            return CloudflareEmulator.start(options);
        } catch (IOException e) {
            throw new UsageException("The emulator cannot listen on port " + port + " and edge port " + edgePort + ": "
                    + e.getMessage() + "; give other ones with --port and --edge-port");
        }
    }

    /** The same name at each start, so that what is set up with it still fits; an old one is replaced. */
    private static void write(Path authority, String pem) throws UsageException {
        try {
            if (Files.exists(authority) && !Files.readString(authority).startsWith("-----BEGIN CERTIFICATE-----")) {
                throw new UsageException(
                        "--edge-ca " + authority + " is something other than a certificate; give another file");
            }
            Files.writeString(authority, pem);
        } catch (IOException e) {
            throw new UsageException("--edge-ca " + authority + " cannot be written; give another file");
        }
    }

    private void introduce(CloudflareEmulator emulator, Path authority) {
        out.println("API:     " + emulator.apiUrl());
        out.println("Edge:    https://127.0.0.1:" + emulator.edgePort());
        out.println("Edge CA: " + authority);
        out.println("Try:     curl -H 'Authorization: Bearer any' '" + emulator.apiUrl() + "/zones?name=example.com'");
        out.println("         curl --cacert " + authority + " --connect-to ::127.0.0.1:" + emulator.edgePort()
                + " https://www.example.com/");
        out.println("         java -jar cloudflare-aop-standalone.jar run JENKINSFILE --api-url " + emulator.apiUrl()
                + " --edge 127.0.0.1:" + emulator.edgePort() + " --edge-ca " + authority
                + " --credential cloudflare-token=FILE");
        out.println("Jenkins: " + JENKINS + "apiUrl=" + emulator.apiUrl());
        out.println("         " + JENKINS + "edge=127.0.0.1:" + emulator.edgePort());
        out.println("         " + JENKINS + "edgeCa=" + authority);
        out.println("Stop it with Ctrl-C.");
        out.flush();
    }
}
