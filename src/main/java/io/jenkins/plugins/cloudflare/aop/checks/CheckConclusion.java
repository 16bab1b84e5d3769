package io.jenkins.plugins.cloudflare.aop.checks;

/** What a check says in one word. */
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
