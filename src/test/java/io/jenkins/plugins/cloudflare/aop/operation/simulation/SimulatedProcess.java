package io.jenkins.plugins.cloudflare.aop.operation.simulation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.shared.SharedApis;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A process in which builds run, with what these hold in common: locks, and what they read. A crash loses it. */
final class SimulatedProcess {
    private static final ApiToken TOKEN = ApiToken.of("simulated");

    /** Locks of all processes, by name. */
    private final Map<String, SimulatedProcess> locked;

    private final InstantSource clock;
    private ZoneLocks locks;
    private SharedApis apis;

    SimulatedProcess(Map<String, SimulatedProcess> locked, InstantSource clock) {
        this.locked = locked;
        this.clock = clock;
        crash();
    }

    /** It is started anew, with nothing. */
    void crash() {
        locked.values().removeIf(holder -> holder == this);
        locks = new ZoneLocks(name -> locked.putIfAbsent(name, this) == null
                ? Optional.of(() -> locked.remove(name, this))
                : Optional.empty());
        apis = new SharedApis(clock);
    }

    ZoneLocks locks() {
        return locks;
    }

    AopApi share(AopApi api) {
        return apis.share(api, "simulated", TOKEN);
    }
}
