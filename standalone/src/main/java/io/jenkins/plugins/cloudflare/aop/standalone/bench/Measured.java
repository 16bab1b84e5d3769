package io.jenkins.plugins.cloudflare.aop.standalone.bench;

/**
 * What one run of one contender took, as a whole process.
 *
 * @param visits that it made
 * @param seconds from its start to its end
 * @param cpuSeconds of the process and its children, in user and system mode; NaN where the system does not tell
 * @param originCpuSeconds of the server meanwhile; NaN where the system does not tell
 */
public record Measured(int visits, double seconds, double cpuSeconds, double originCpuSeconds) {
    double visitsPerSecond() {
        return visits / seconds;
    }

    double cpuMillisPerVisit() {
        return cpuSeconds * 1000 / visits;
    }

    double originCpuMillisPerVisit() {
        return originCpuSeconds * 1000 / visits;
    }
}
