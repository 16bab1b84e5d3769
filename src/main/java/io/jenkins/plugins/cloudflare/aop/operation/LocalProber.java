package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.OriginProbe;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Visits origins from this machine. */
public final class LocalProber implements Prober {
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
        return OriginProbe.survey(request);
    }

    @Override
    public ProofReport prove(ProofRequest request) throws InterruptedException {
        return OriginProbe.prove(request);
    }
}
