package io.jenkins.plugins.cloudflare.aop.checks;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a check says in one word. */
@Restricted(NoExternalUse.class)
public enum CheckConclusion {
    /** Proved. */
    SUCCESS,
    /** Nothing that holds a change up, and no proof either. */
    NEUTRAL,
    /** Not proved, and the build is not to be a success. */
    FAILURE,
    /** The build was aborted. */
    CANCELED
}
