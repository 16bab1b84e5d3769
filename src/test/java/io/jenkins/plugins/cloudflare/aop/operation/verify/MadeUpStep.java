package io.jenkins.plugins.cloudflare.aop.operation.verify;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Advance;
import io.jenkins.plugins.cloudflare.aop.operation.engine.EntryBuilder;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.Prober;
import io.jenkins.plugins.cloudflare.aop.operation.engine.ZoneLocks;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.FileCredentials;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryJournal;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.MemoryRecorder;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.TestClock;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.AllowedIssuers;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.Expectation;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OnFailure;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.OriginAddress;
import io.jenkins.plugins.cloudflare.aop.operation.upload.ClientCertificateChoice;
import io.jenkins.plugins.cloudflare.aop.operation.zone.PresentedCertificate;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.judge.ServerTrust;
import io.jenkins.plugins.cloudflare.aop.origin.probe.MadeUpProbe;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProbeRequest;
import io.jenkins.plugins.cloudflare.aop.origin.probe.Shuffled;
import io.jenkins.plugins.cloudflare.aop.origin.probe.SurveyRequest;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.PkiException;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.io.Serializable;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A verification as a step drives it, against made-up origins. Its certificates are made once: forging them for each
 * origin would take longer than all visits.
 */
final class MadeUpStep {
    private static final TestPki CA = TestPki.ca("Origin pull CA");
    private static final TestPki SERVER_CA = TestPki.ca("Server CA");
    private static final OriginTrust TRUST =
            new OriginTrust(ServerTrust.in(List.of(SERVER_CA.certificate())), true, false);
    private static final ClientCertificate CLIENT = CA.client(Opening.HOST);
    private static final Target TARGET = new Target(Opening.HOST, Opening.ADDRESS, 443, "/");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Flawed own = new Flawed();
    private final TestClock clock = new TestClock();
    private final OperationContext making = context(null);
    private final ProbeIdentities identities = new ProbeIdentities(own, making);
    private MadeUpOrigin origin;
    private final List<Look> looks = new ArrayList<>();

    /** Where the origin's counters stood when a look began. */
    record Look(int strangers, int strangersIn, int entered) {}

    /**
     * How a step ended.
     *
     * @param looks where the counters stood before each look, and at the end
     * @param reason of the last verdict
     */
    record Ended(boolean passed, String failure, String verdict, String reason, List<Look> looks) {}

    /** The configured certificate, and the like of it with flaws. */
    private static final class Flawed implements OwnCertificates {
        private final Map<PrivateCa.Flaw, ClientCertificate> made = new EnumMap<>(PrivateCa.Flaw.class);

        @Override
        public Optional<ClientCertificate> of(String hostname) {
            return Optional.of(CLIENT);
        }

        @Override
        public Optional<ClientCertificate> flawed(String hostname, PrivateCa.Flaw flaw) throws OperationException {
            if (!made.containsKey(flaw)) {
                try {
                    made.put(flaw, CA.issuer().flawedLike(CLIENT.leaf(), flaw, Instant.now(), RANDOM));
                } catch (PkiException e) {
                    throw new OperationException(e.getMessage());
                }
            }
            return Optional.of(made.get(flaw));
        }
    }

    private OperationContext context(Prober prober) {
        return new OperationContext(
                null,
                new FileCredentials(),
                new MemoryJournal(),
                new ZoneLocks(),
                prober,
                null,
                null,
                new MemoryRecorder("job#1"),
                line -> {},
                clock,
                RANDOM);
    }

    /** The certificate that an origin shows, for two names. */
    static List<byte[]> serverChain() {
        try {
            return List.of(SERVER_CA.server(Opening.HOST, Opening.OTHER).leaf().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    Ended run(MadeUpOrigin visited, Set<Detour> sought, int rounds, Duration patience)
            throws OperationException, CloudflareException, InterruptedException {
        origin = visited;
        looks.clear();
        OperationContext context = context(prober());
        VerifyParameters parameters = new VerifyParameters(
                List.of(Opening.HOST),
                List.of(new OriginAddress(Opening.ADDRESS, 443)),
                List.of("/"),
                rounds,
                Expectation.ENFORCED,
                OnFailure.NONE,
                ClientCertificateChoice.none(),
                false,
                new ExtraChecks(sought, AllowedIssuers.of(null), Optional.empty()),
                patience);
        VerificationPlan plan = new VerificationPlan(parameters, List.of(TARGET), own, TRUST);
        PresentedCertificate presented = new PresentedCertificate(context);
        EntryBuilder entry = new EntryBuilder(clock.instant());
        Verification verification = new Verification(
                parameters, new VerificationPass(plan, identities, presented, context), presented, context, entry);
        while (true) {
            Advance<VerifyResult> advance = verification.advance();
            if (advance instanceof Advance.Done<VerifyResult> done) {
                looks.add(look());
                String failure = done.result().failure();
                return new Ended(
                        failure == null,
                        String.valueOf(failure),
                        entry.verdicts().get(0).verdict(),
                        entry.verdicts().get(0).reason(),
                        List.copyOf(looks));
            }
            clock.pass(((Advance.Wait<VerifyResult>) advance).pause());
        }
    }

    private Look look() {
        return new Look(origin.strangers, origin.strangersIn, origin.uses);
    }

    private Prober prober() {
        int seed = origin.toString().hashCode();
        Shuffled beside = new Shuffled(seed);
        if (seed % 2 == 0) {
            origin.crowd = beside::isBusy;
        }
        MadeUpProbe probe = new MadeUpProbe(origin, beside);
        return new Prober() {
            @Override
            public String place() {
                return "here";
            }

            @Override
            public AddressPolicy policy() {
                return MadeUpProbe.policy();
            }

            @Override
            public <R extends Serializable> List<R> visit(ProbeRequest<R> request) {
                if (request instanceof SurveyRequest) {
                    looks.add(look());
                    origin.look++;
                }
                return probe.run(request);
            }
        };
    }
}
