package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.function.UnaryOperator;

/**
 * What a later run must know about a zone, written ahead of every step that changes something. One document per zone,
 * replaced atomically; never a key in it.
 */
public interface Journal {
    /** The zone's page; an empty one when nothing was written yet. */
    ZonePage read(ZoneId zone) throws OperationException;

    /** Replaces the zone's page by what the change makes of it; atomic towards other builds of this controller. */
    ZonePage update(ZoneId zone, UnaryOperator<ZonePage> change) throws OperationException;
}
