package io.jenkins.plugins.cloudflare.aop.architecture;

import java.util.Map;
import java.util.Set;

/** Who may import whom in the ring that knows Jenkins. */
public final class OuterRing {
    /**
     * The rooms of the outer ring, from the ground up. {@code step} and {@code builder} are the entrances: they do not
     * know each other, and nothing imports them.
     */
    public static final Map<String, Set<String>> IMPORTS = House.imports("""
            credentials -> text, cloudflare, pki, operation, operation.engine
            agent       -> text, origin, origin.probe, operation, operation.engine
            config      -> text, origin, cloudflare, credentials, operation, operation.parameter
            config.form -> text, credentials, config, operation.parameter, operation.originconfig
            checks      -> text, record, operation, operation.parameter, operation.verify
            checks.api  -> checks
            run         -> text, checks, origin, cloudflare, cloudflare.http, cloudflare.shared, cloudflare.edge, pki, \
                           record, record.file, \
                           operation, operation.parameter, operation.journal, operation.engine, \
                           credentials, agent, config
            overview    -> text, record, record.state, record.file, config, run
            metrics     -> record, record.state, config, overview
            step        -> text, operation, operation.parameter, operation.engine, operation.upload, \
                           operation.associate, operation.verify, operation.prune, operation.status, \
                           operation.setting, operation.originconfig, operation.rotate, \
                           agent, config, config.form, checks, run
            builder     -> text, operation, operation.parameter, operation.engine, operation.upload, \
                           operation.associate, operation.verify, operation.prune, operation.status, \
                           operation.setting, operation.originconfig, operation.rotate, \
                           agent, config, config.form, checks, run
            """);

    private OuterRing() {}
}
