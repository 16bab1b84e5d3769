package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;

/** Looks for plain HTTP where a test can serve it, as port 80 is not for tests. */
final class PlainPortProber extends OtherwiseProber {
    private final int plainPort;

    PlainPortProber(Prober other, int plainPort) {
        super(other);
        this.plainPort = plainPort;
    }

    @Override
    public DetourReport detours(DetourRequest request) throws OperationException, InterruptedException {
        return super.detours(new DetourRequest(request.searches(), plainPort, request.limits(), request.policy()));
    }
}
