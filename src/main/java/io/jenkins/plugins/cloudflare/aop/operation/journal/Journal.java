package io.jenkins.plugins.cloudflare.aop.operation.journal;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import java.util.function.UnaryOperator;

/**
 * What a later run must know about a zone, written ahead of every step that changes something. One document per zone,
 * replaced atomically; never a key in it.
 */
public interface Journal {
    /** The zone's document; an empty one when nothing was written yet. */
    ZoneDocument read(ZoneId zone) throws OperationException;

    /** Replaces the zone's document by what the change makes of it; atomic towards other builds of this controller. */
    ZoneDocument update(ZoneId zone, UnaryOperator<ZoneDocument> change) throws OperationException;
}
