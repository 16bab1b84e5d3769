package io.jenkins.plugins.cloudflare.aop.operation.rotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.CredentialSource;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ForwardingProber;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.ReplayedOrigin;
import io.jenkins.plugins.cloudflare.aop.operation.fixture.SpecOf;
import io.jenkins.plugins.cloudflare.aop.operation.journal.RotationState;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofReport;
import io.jenkins.plugins.cloudflare.aop.origin.probe.ProofRequest;
import io.jenkins.plugins.cloudflare.aop.pki.ClientCertificate;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.Fingerprint;
import io.jenkins.plugins.cloudflare.aop.pki.TestPki;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a rotation reads of its credentials, and when. */
class RotationCredentialTest extends RotationFixture {
    private final Map<String, Integer> reads = new LinkedHashMap<>();
    /** Fingerprints of the certificates with which origins were visited as configured. */
    private final Set<String> proved = new LinkedHashSet<>();

    @Test
    void eachCredentialIsReadOnce() throws Exception {
        work.credentials.with("anchors", TestPki.ca("Server CA").pem());
        OperationRun<RotationResult> run = rotation(with("trustCredentialsId", "anchors"));
        OperationException e = assertThrows(OperationException.class, () -> work.drive(run));
        assertThat(
                "the origin's own certificate was judged",
                e.getMessage(),
                containsString("no path leads from it to the given"));
        assertThat(reads, is(Map.of("certificateCredentialsId", 1, "trustCredentialsId", 1)));
    }

    @Test
    void anIssuerIsReadOnceAlsoWhenTheRotationIsRolledBack() throws Exception {
        origin.meanwhile = () -> origin.behaviour =
                origin.proofs == 1 ? ReplayedOrigin.Behaviour.OPEN : ReplayedOrigin.Behaviour.ENFORCED;
        RotationResult result = work.drive(rotation(
                "zone",
                "example.com",
                "issuerCredentialsId",
                "ca",
                "commonName",
                "www.example.com",
                "origins",
                "192.0.2.1",
                "onFailure",
                "NONE",
                "force",
                true));
        assertThat(result.isRotated(), is(false));
        assertThat(reads, is(Map.of("issuerCredentialsId", 1)));
    }

    @Test
    void aCredentialThatIsReplacedInMidRunDoesNotChangeWhatIsProved() throws Exception {
        ClientCertificate first = work.credential("new", CA);
        OperationRun<RotationResult> run = rotation(with());
        driveTo(RotationState.Stage.SWITCHING, run);
        assertThat(proved, is(Set.of(first.sha256())));
        work.credential("new", CA);
        RotationResult result = work.drive(run);
        assertThat(result.isRotated(), is(true));
        assertThat("after the switch as before it", proved, is(Set.of(first.sha256())));
    }

    private OperationRun<RotationResult> rotation(Object... parameters) throws OperationException {
        work.prober = new ForwardingProber(origin) {
            @Override
            public ProofReport prove(ProofRequest request) throws OperationException, InterruptedException {
                request.candidates()
                        .forEach(candidate -> candidate.identities().stream()
                                .filter(identity -> identity.visitor() == Visitor.OURS)
                                .forEach(identity -> proved.add(sha256(identity))));
                return super.prove(request);
            }
        };
        OperationContext plain = work.context();
        CredentialSource counting = new CredentialSource() {
            @Override
            public ApiToken apiToken(String credentialsId) throws OperationException {
                return plain.credentials().apiToken(credentialsId);
            }

            @Override
            public CredentialContent content(String parameter, String credentialsId, String passwordCredentialsId)
                    throws OperationException {
                reads.merge(parameter, 1, Integer::sum);
                return plain.credentials().content(parameter, credentialsId, passwordCredentialsId);
            }
        };
        OperationContext context = new OperationContext(
                plain.apis(),
                counting,
                plain.journal(),
                plain.locks(),
                plain.prober(),
                plain.edge(),
                plain.workspace(),
                plain.recorder(),
                plain.console(),
                plain.clock(),
                plain.random());
        return RotateCertificate.run(SpecOf.of(RotateCertificateSpec.class, parameters), context, work.clock.instant());
    }

    private static String sha256(Identity identity) {
        try {
            return Fingerprint.sha256(identity.certificates()[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
