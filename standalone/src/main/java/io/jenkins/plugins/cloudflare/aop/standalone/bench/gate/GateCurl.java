package io.jenkins.plugins.cloudflare.aop.standalone.bench.gate;

import io.jenkins.plugins.cloudflare.aop.standalone.bench.BenchFiles;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Curls;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.DelayingProxy;
import io.jenkins.plugins.cloudflare.aop.standalone.bench.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** As many visits with curl as a gate has made, at as many connections, to the same names and addresses. */
record GateCurl(GatePlan plan, Programs programs, BenchFiles files, List<DelayingProxy> addresses) {
    List<String> command() {
        return new Curls(programs, plan.connections(), files.file("ca.pem")).command();
    }

    /** The arguments of each visit, on a line of its own. */
    Path input(long visits) throws IOException {
        List<String> visitors = List.of("", "--cert " + files.pem("forged"), "--cert " + files.pem("configured"));
        StringBuilder lines = new StringBuilder();
        for (long visit = 0; visit < visits; visit++) {
            int name = (int) (visit % plan.hostnames());
            long turn = visit / plan.hostnames();
            DelayingProxy address = addresses.get(name % addresses.size());
            String version = turn / visitors.size() % 2 == 0 ? "1.2" : "1.3";
            lines.append("--connect-to ::%s:%d --tlsv%s --tls-max %s %s https://%s/%n"
                    .formatted(
                            address.address(),
                            address.port(),
                            version,
                            version,
                            visitors.get((int) (turn % visitors.size())),
                            BenchFiles.hostname(name)));
        }
        return Files.writeString(files.file("gate-curl"), lines);
    }
}
