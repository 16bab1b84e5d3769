package io.jenkins.plugins.cloudflare.aop.architecture;

import java.util.Map;
import java.util.Set;

/** Who may import whom in the ring that knows no Jenkins. */
public final class InnerRing {
    /**
     * The rooms of the inner ring, from the ground up. Within {@code operation} the layers are parameter, journal |
     * engine | zone | upload | associate, verify, prune, status, setting, originconfig | rotate: a room imports rooms of
     * the layers before its own.
     */
    public static final Map<String, Set<String>> IMPORTS = House.imports("""
            text                   ->
            origin                 -> text
            origin.judge           -> text, origin
            origin.network         -> text, origin
            origin.http            -> text, origin, origin.network
            origin.visit           -> text, origin, origin.network, origin.http
            origin.tls13           -> text, origin, origin.network, origin.http, origin.visit
            origin.tls12           -> text, origin, origin.network, origin.tls13
            origin.quic            -> text, origin, origin.network, origin.tls13
            origin.http3           -> text, origin, origin.network, origin.http, origin.visit, origin.tls13, origin.quic
            origin.client          -> text, origin, origin.network, origin.http, origin.visit, origin.tls13, \
                                      origin.tls12, origin.http3
            origin.search          -> text, origin, origin.visit
            origin.detour          -> text, origin, origin.network, origin.http, origin.visit, origin.tls12, \
                                      origin.client, origin.search
            origin.probe           -> text, origin, origin.judge, origin.network, origin.visit, origin.client, \
                                      origin.search, origin.detour
            pki                    -> text
            cloudflare             -> text
            cloudflare.http        -> text, cloudflare
            cloudflare.edge        -> text, cloudflare, cloudflare.http
            cloudflare.shared      -> cloudflare
            record                 -> text
            record.page            -> text, record
            record.text            -> text, record, record.page
            record.state           -> text, record
            record.file            -> text, record, record.page, record.text, record.state
            operation              -> text
            operation.parameter    -> text, cloudflare, pki, origin, operation
            operation.journal      -> text, cloudflare, operation
            operation.engine       -> text, cloudflare, cloudflare.edge, pki, origin, origin.probe, record, \
                                      operation, operation.parameter, operation.journal
            operation.zone         -> text, cloudflare, pki, origin, origin.judge, record, \
                                      operation, operation.parameter, operation.journal, operation.engine
            operation.upload       -> text, cloudflare, pki, origin, origin.judge, record, \
                                      operation, operation.parameter, operation.journal, operation.engine, \
                                      operation.zone
            operation.associate    -> text, cloudflare, record, \
                                      operation, operation.parameter, operation.journal, operation.engine, \
                                      operation.zone, operation.upload
            operation.verify       -> text, cloudflare, cloudflare.edge, pki, \
                                      origin, origin.judge, origin.search, origin.probe, \
                                      record, record.text, \
                                      operation, operation.parameter, operation.journal, operation.engine, \
                                      operation.zone, operation.upload
            operation.prune        -> text, cloudflare, record, record.text, \
                                      operation, operation.parameter, operation.journal, operation.engine, \
                                      operation.zone
            operation.status       -> text, cloudflare, record, record.text, \
                                      operation, operation.parameter, operation.journal, operation.engine, \
                                      operation.zone
            operation.setting      -> text, cloudflare, record, \
                                      operation, operation.parameter, operation.engine, operation.zone
            operation.originconfig -> text, origin, pki, record, \
                                      operation, operation.parameter, operation.engine, operation.zone, \
                                      operation.upload
            operation.rotate       -> text, cloudflare, pki, origin.judge, record, \
                                      operation, operation.parameter, operation.journal, operation.engine, \
                                      operation.zone, operation.upload, operation.associate, operation.verify
            """);

    private InnerRing() {}
}
