package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import java.security.Provider;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a provider has for elliptic curves, and nothing else of it. Keys of RSA and keys that are read stay Java's: other
 * providers refuse some that Java takes, such as those of RSASSA-PSS, and take some that Java refuses.
 */
final class CurveServices extends Provider {
    static final String NAME = "NativeCurves";

    private static final long serialVersionUID = 1;

    private final transient Provider whole;

    CurveServices(Provider whole) {
        super(NAME, whole.getVersionStr(), "Elliptic curves of " + whole.getInfo());
        this.whole = whole;
    }

    /** The service says whose it is, so that a Java that asks for its provider's signature finds it. */
    @Override
    public Service getService(String type, String algorithm) {
        Service service = whole.getService(type, algorithm);
        return service == null || !isOfCurves(service) ? null : service;
    }

    @Override
    public Set<Service> getServices() {
        return whole.getServices().stream().filter(CurveServices::isOfCurves).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOfCurves(Service service) {
        String algorithm = service.getAlgorithm();
        return switch (service.getType()) {
            case "Signature" -> algorithm.endsWith("withECDSA");
            case "KeyPairGenerator" -> algorithm.equals("EC");
            case "KeyAgreement" -> algorithm.equals("ECDH");
            default -> false;
        };
    }
}
