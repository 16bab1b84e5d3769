package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.DetourReport;
import io.jenkins.plugins.cloudflare.aop.origin.DetourRequest;
import io.jenkins.plugins.cloudflare.aop.origin.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyReport;
import io.jenkins.plugins.cloudflare.aop.origin.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.origin.TargetProof;
import io.jenkins.plugins.cloudflare.aop.origin.TargetSurvey;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Answers any number of visits with what was really seen once, so that hundreds of proofs take no time. */
final class ReplayedOrigin implements Prober {
    enum Behaviour {
        /** Serves ours, refuses everybody else. */
        ENFORCED,
        /** Accepts ours and serves everybody else as well. */
        OPEN,
        /** Trusts another CA than ours. */
        REFUSES_OURS
    }

    private record Seen(TargetSurvey survey, TargetProof withOurs, TargetProof without) {}

    private static final Map<Behaviour, Seen> SEEN = new EnumMap<>(Behaviour.class);

    volatile Behaviour behaviour = Behaviour.ENFORCED;
    int proofs;
    /** Called before each look. */
    Runnable meanwhile = () -> {};

    @Override
    public String place() {
        return "replay";
    }

    @Override
    public SurveyReport survey(SurveyRequest request) throws InterruptedException {
        meanwhile.run();
        Seen seen = seen(behaviour);
        return new SurveyReport(request.targets().stream()
                .map(target -> new TargetSurvey(
                        target, seen.survey().visits(), seen.survey().chosenOfBoth()))
                .toList());
    }

    @Override
    public ProofReport prove(ProofRequest request) throws InterruptedException {
        proofs++;
        Seen seen = seen(behaviour);
        return new ProofReport(request.candidates().stream()
                .map(candidate -> {
                    boolean ours =
                            candidate.identities().stream().anyMatch(identity -> identity.visitor() == Visitor.OURS);
                    TargetProof proof = ours ? seen.withOurs() : seen.without();
                    return new TargetProof(candidate.target(), proof.oursGiven(), proof.rounds());
                })
                .toList());
    }

    @Override
    public AddressPolicy policy() {
        return AddressPolicy.ALL;
    }

    /** No way around it is known. */
    @Override
    public DetourReport detours(DetourRequest request) {
        return new DetourReport(List.of());
    }

    private static synchronized Seen seen(Behaviour behaviour) throws InterruptedException {
        Seen seen = SEEN.get(behaviour);
        if (seen == null) {
            seen = record(behaviour);
            SEEN.put(behaviour, seen);
        }
        return seen;
    }

    private static Seen record(Behaviour behaviour) throws InterruptedException {
        TestPki ca = TestPki.ca("Origin pull CA");
        TestPki trusted = behaviour == Behaviour.REFUSES_OURS ? TestPki.ca("Another CA") : ca;
        ClientCertificate client = ca.client("www.example.com");
        TlsOrigin.Mode mode = behaviour == Behaviour.OPEN ? TlsOrigin.Mode.ACCEPTING : TlsOrigin.Mode.ENFORCING;
        Recorder recorder = new Recorder();
        Surroundings surroundings = new Surroundings(
                token -> null,
                new FileCredentials().with("client", client.leafPem() + client.privateKeyPem()),
                new MemoryJournal(),
                new ZoneWrites(),
                recorder,
                null,
                null,
                new MemoryLedger("recording"),
                line -> {},
                new TestClock(),
                new SecureRandom());
        try (TlsOrigin origin = new TlsOrigin(trusted, mode)) {
            TargetProof withOurs = recorder.proof(surroundings, origin.address(), "client");
            TargetProof without = recorder.proof(surroundings, origin.address(), null);
            return new Seen(recorder.survey, withOurs, without);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Recorder extends OtherwiseProber {
        private TargetSurvey survey;
        private TargetProof proof;

        Recorder() {
            super(new LocalProber());
        }

        TargetProof proof(Surroundings surroundings, String origin, String certificate) throws Exception {
            VerifyOriginSpec spec = Spec.verify(
                    "hostnames",
                    "www.example.com",
                    "origins",
                    origin,
                    "certificateCredentialsId",
                    certificate,
                    "onFailure",
                    "NONE");
            Operations.verify(spec, surroundings, surroundings.clock().instant())
                    .advance();
            return proof;
        }

        @Override
        public SurveyReport survey(SurveyRequest request) throws OperationException, InterruptedException {
            SurveyReport report = super.survey(request);
            survey = report.targets().get(0);
            return report;
        }

        /** Only the front door is recorded. */
        @Override
        public DetourReport detours(DetourRequest request) {
            return new DetourReport(List.of());
        }

        @Override
        public ProofReport prove(ProofRequest request) throws OperationException, InterruptedException {
            ProofReport report = super.prove(request);
            proof = report.targets().get(0);
            return report;
        }
    }
}
