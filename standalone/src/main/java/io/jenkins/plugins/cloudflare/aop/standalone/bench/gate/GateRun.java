package io.jenkins.plugins.cloudflare.aop.standalone.bench.gate;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.BenchFiles;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.DelayingProxy;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The gate as a user has it: a Jenkinsfile with {@code aopVerifyOrigin}, run by a JVM of its own.
 *
 * @param runner the main class
 */
record GateRun(GatePlan plan, String runner, BenchFiles files, List<DelayingProxy> addresses) {
    private static final String PASSED = "gate ENFORCED true";

    /** @throws IOException when a gate did not pass */
    void requirePassed(String output) throws IOException {
        long passed = output.lines().filter(line -> line.endsWith(PASSED)).count();
        if (passed != addresses.size()) {
            throw new IOException("the gate did not pass: " + output);
        }
    }

    List<String> command() throws IOException {
        List<String> command = Machine.java(runner, List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(Machine.curves());
        command.add("run");
        command.add(jenkinsfile().toString());
        command.add("--credential");
        command.add("client=" + files.pem("configured"));
        command.addAll(List.of("--connections", Integer.toString(plan.atOnce())));
        command.addAll(List.of("--connections-per-address", Integer.toString(plan.atOncePerAddress())));
        command.add("--workspace");
        command.add(files.directory().toString());
        return command;
    }

    /** A branch for each address, as a step visits every hostname at every origin. */
    private Path jenkinsfile() throws IOException {
        String branches =
                IntStream.range(0, addresses.size()).mapToObj(this::branch).collect(Collectors.joining(",\n"));
        return Files.writeString(files.file("Jenkinsfile"), "node { parallel(\n" + branches + ") }\n");
    }

    private String branch(int index) {
        DelayingProxy address = addresses.get(index);
        String names = IntStream.range(0, plan.hostnames())
                .filter(name -> name % addresses.size() == index)
                .mapToObj(BenchFiles::hostname)
                .collect(Collectors.joining(" "));
        return "a%d: { def r = aopVerifyOrigin hostnames: '%s', origins: '%s:%d', certificateCredentialsId: 'client', onFailure: 'NONE'; echo \"gate ${r.verdict} ${r.enforced}\" }"
                .formatted(index, names, address.address(), address.port());
    }
}
