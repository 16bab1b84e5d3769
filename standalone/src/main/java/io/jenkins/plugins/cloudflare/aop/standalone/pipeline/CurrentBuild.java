package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The {@code currentBuild} of a script. */
public final class CurrentBuild {
    private final Build build;
    private final InstantSource clock;
    private final long startTimeInMillis;
    private volatile String displayName;
    private volatile String description;

    CurrentBuild(Build build, InstantSource clock) {
        this.build = build;
        this.clock = clock;
        this.startTimeInMillis = clock.millis();
        this.displayName = "#" + build.place().number();
    }

    public String getResult() {
        return build.result() == null ? null : build.result().name();
    }

    public void setResult(String result) {
        build.worsen(Result.of("currentBuild.result", result));
    }

    public String getCurrentResult() {
        return current().name();
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return !current().isWorseThan(Result.of("the result to compare with", other));
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return !Result.of("the result to compare with", other).isWorseThan(current());
    }

    private Result current() {
        return build.result() == null ? Result.SUCCESS : build.result();
    }

    public int getNumber() {
        return build.place().number();
    }

    public String getId() {
        return String.valueOf(getNumber());
    }

    public String getProjectName() {
        return build.place().job();
    }

    public String getFullProjectName() {
        return build.place().job();
    }

    public String getFullDisplayName() {
        return build.place().job() + " " + displayName;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String name) {
        displayName = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String text) {
        description = text;
    }

    public long getStartTimeInMillis() {
        return startTimeInMillis;
    }

    public long getTimeInMillis() {
        return startTimeInMillis;
    }

    public long getDuration() {
        return clock.millis() - startTimeInMillis;
    }

    public String getDurationString() {
        return Duration.ofMillis(getDuration()).toSeconds() + " sec and counting";
    }

    public Object getPreviousBuild() {
        return null;
    }

    public List<Object> getChangeSets() {
        return List.of();
    }

    public Map<String, String> getBuildVariables() {
        return Map.copyOf(build.variables());
    }
}
