package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.Provider;
import java.security.Security;
import java.security.SignatureException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Curves that do not compute what Java's do are not taken. */
class CurveCheckTest {
    private static final Provider JAVAS = Security.getProvider("SunEC");

    @Test
    void curvesThatAgreeAreTaken() {
        assertDoesNotThrow(() -> CurveCheck.require(JAVAS));
    }

    @Test
    void signaturesThatJavaRefuses() {
        assertRefused("Signature", service -> JAVAS.getService("Signature", "SHA512withECDSA"));
    }

    @Test
    void signaturesThatAreNeverRefused() {
        assertRefused("Signature", service -> new Changed(service, new CarelessSignature()));
    }

    @Test
    void secretsThatDiffer() {
        assertRefused("KeyAgreement", service -> new Changed(service, new NoAgreement()));
    }

    private static void assertRefused(String type, Function<Provider.Service, Provider.Service> change) {
        assertThrows(SignatureException.class, () -> CurveCheck.require(new Wrong(type, change)));
    }

    /** Java's own, but for one service. */
    private static final class Wrong extends Provider {
        private static final long serialVersionUID = 1;

        private final String type;
        private final transient Function<Service, Service> change;

        Wrong(String type, Function<Service, Service> change) {
            super("Wrong", "1", "one service is wrong");
            this.type = type;
            this.change = change;
        }

        @Override
        public Service getService(String asked, String algorithm) {
            Service service = JAVAS.getService(asked, algorithm);
            return asked.equals(type) ? change.apply(service) : service;
        }
    }

    private static final class Changed extends Provider.Service {
        private final Object instance;

        Changed(Provider.Service service, Object instance) {
            super(JAVAS, service.getType(), service.getAlgorithm(), service.getClassName(), null, null);
            this.instance = instance;
        }

        @Override
        public Object newInstance(Object parameter) {
            return instance;
        }
    }
}
