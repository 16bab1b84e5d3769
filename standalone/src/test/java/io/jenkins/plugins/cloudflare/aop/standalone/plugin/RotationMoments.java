package io.jenkins.plugins.cloudflare.aop.standalone.plugin;

/**
 * At which requests of a rotation its runner is killed.
 *
 * @param point which requests, among those while the journal has the stage
 * @param stage a text that the journal has then; empty for any time
 * @param applied whether the request has its effect before the runner dies
 * @param originIsOpen whether the origin serves everybody until the runner is dead
 */
record RotationMoments(Point point, String stage, boolean applied, boolean originIsOpen) {
    interface Point {
        /** @param journalChanged whether the journal is another one than at the request before */
        boolean is(String method, boolean journalChanged);
    }

    static RotationMoments of(Point point) {
        return new RotationMoments(point, "", false, false);
    }

    RotationMoments onceApplied() {
        return new RotationMoments(point, stage, true, originIsOpen);
    }

    RotationMoments inStage(String name) {
        return new RotationMoments(point, name, applied, originIsOpen);
    }

    RotationMoments atOpenOrigin() {
        return new RotationMoments(point, stage, applied, true);
    }

    boolean include(String method, String journal, boolean journalChanged) {
        return journal.contains(stage) && point.is(method, journalChanged);
    }
}
