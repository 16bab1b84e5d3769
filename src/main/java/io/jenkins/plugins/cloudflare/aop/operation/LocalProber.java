package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.Progress;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Visits origins from this machine. */
public final class LocalProber implements Prober {
    private final AddressPolicy policy;
    private final Progress progress;

    /** Visits any address, in silence. */
    public LocalProber() {
        this(AddressPolicy.ALL, Progress.SILENT);
    }

    public LocalProber(AddressPolicy policy, Progress progress) {
        this.policy = policy;
        this.progress = progress;
    }

    @Override
    public AddressPolicy policy() {
        return policy;
    }

    @Override
    public String place() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A machine that does not know its own name, such as some containers.
            return "this machine";
        }
    }

    @Override
    public SurveyReport survey(SurveyRequest request) throws InterruptedException {
        return OriginProbe.survey(request, progress);
    }

    @Override
    public ProofReport prove(ProofRequest request) throws InterruptedException {
        return OriginProbe.prove(request, progress);
    }

    @Override
    public DetourReport detours(DetourRequest request) throws InterruptedException {
        return OriginProbe.detours(request, progress);
    }
}
