package io.jenkins.plugins.cloudflare.aop.emulator;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How an emulator starts. Immutable; each {@code with} gives a changed copy. */
public final class EmulatorOptions {
    private int port = 0;
    private int edgePort = 0;
    private InstantSource clock = InstantSource.system();
    private Pending pending = Pending.lasting(Duration.ofMillis(1500));
    private Map<String, InetSocketAddress> origins = Map.of();
    private boolean reservedZonesOnDemand = false;
    private boolean deploymentsTimeOut = false;
    private boolean atomicChanges = true;
    private Duration writeTime = Duration.ZERO;
    private Duration latency = Duration.ZERO;
    private Duration originPatience = Duration.ofSeconds(15);
    private Set<Oddity> oddities = Set.of();

    private EmulatorOptions() {}

    /** Free ports, the system's clock, changes that take one and a half seconds, no origins. */
    public static EmulatorOptions defaults() {
        return new EmulatorOptions();
    }

    private EmulatorOptions with(Consumer<EmulatorOptions> change) {
        EmulatorOptions copy = new EmulatorOptions();
        copy.port = port;
        copy.edgePort = edgePort;
        copy.clock = clock;
        copy.pending = pending;
        copy.origins = origins;
        copy.reservedZonesOnDemand = reservedZonesOnDemand;
        copy.deploymentsTimeOut = deploymentsTimeOut;
        copy.atomicChanges = atomicChanges;
        copy.writeTime = writeTime;
        copy.latency = latency;
        copy.originPatience = originPatience;
        copy.oddities = oddities;
        change.accept(copy);
        return copy;
    }

    /** Port of the API, 0 for any free one. */
    public EmulatorOptions withPort(int value) {
        return with(copy -> copy.port = value);
    }

    /** Port of the edge, 0 for any free one. */
    public EmulatorOptions withEdgePort(int value) {
        return with(copy -> copy.edgePort = value);
    }

    /** Dates things and ends waits. */
    public EmulatorOptions withClock(InstantSource value) {
        return with(copy -> copy.clock = value);
    }

    /** How long changes stay on their way. */
    public EmulatorOptions withPending(Pending value) {
        return with(copy -> copy.pending = value);
    }

    /** Where the edge finds the origin of a hostname. */
    public EmulatorOptions withOrigin(String hostname, InetSocketAddress address) {
        Map<String, InetSocketAddress> more = new HashMap<>(origins);
        more.put(hostname.toLowerCase(Locale.ROOT), address);
        return with(copy -> copy.origins = Map.copyOf(more));
    }

    /** The zones that RFC 2606 reserves (example.com, any.test, ...) exist when asked for. */
    public EmulatorOptions withReservedZonesOnDemand(boolean value) {
        return with(copy -> copy.reservedZonesOnDemand = value);
    }

    /** What is uploaded or associated ends as deployment_timed_out. */
    public EmulatorOptions withDeploymentsTimeOut(boolean value) {
        return with(copy -> copy.deploymentsTimeOut = value);
    }

    /**
     * A bulk change of associations with a bad entry changes nothing; false: the entries before it are set. Unknown of
     * Cloudflare.
     */
    public EmulatorOptions withAtomicChanges(boolean value) {
        return with(copy -> copy.atomicChanges = value);
    }

    /** A change of a zone takes this long and others meanwhile are refused with 409; zero: never. */
    public EmulatorOptions withWriteTime(Duration value) {
        return with(copy -> copy.writeTime = value);
    }

    /** How much later every request is taken up, as on a long way. */
    public EmulatorOptions withLatency(Duration value) {
        return with(copy -> copy.latency = value);
    }

    /** How long the edge waits for a connection to the origin, and then for its answer. */
    public EmulatorOptions withOriginPatience(Duration value) {
        return with(copy -> copy.originPatience = value);
    }

    /** Every third list of associations or certificates has one of these oddities, in turn; every third change too. */
    public EmulatorOptions withOddities(Set<Oddity> value) {
        return with(copy -> copy.oddities = Set.copyOf(value));
    }

    int port() {
        return port;
    }

    int edgePort() {
        return edgePort;
    }

    InstantSource clock() {
        return clock;
    }

    Pending pending() {
        return pending;
    }

    Map<String, InetSocketAddress> origins() {
        return origins;
    }

    boolean reservedZonesOnDemand() {
        return reservedZonesOnDemand;
    }

    Duration latency() {
        return latency;
    }

    boolean deploymentsTimeOut() {
        return deploymentsTimeOut;
    }

    boolean atomicChanges() {
        return atomicChanges;
    }

    Duration writeTime() {
        return writeTime;
    }

    List<Oddity> oddities() {
        return oddities.stream().sorted().toList();
    }

    Duration originPatience() {
        return originPatience;
    }
}
