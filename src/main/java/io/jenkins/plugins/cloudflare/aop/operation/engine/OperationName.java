package io.jenkins.plugins.cloudflare.aop.operation.engine;

/** The steps, by the names under which a Jenkinsfile and the record know them. */
public enum OperationName {
    UPLOAD_CERTIFICATE("aopUploadCertificate"),
    ENABLE_HOSTNAME("aopEnableHostname"),
    VERIFY_ORIGIN("aopVerifyOrigin"),
    ROTATE_CERTIFICATE("aopRotateCertificate"),
    DISABLE_HOSTNAME("aopDisableHostname"),
    PRUNE_CERTIFICATES("aopPruneCertificates"),
    STATUS("aopStatus"),
    ORIGIN_CONFIG("aopOriginConfig"),
    ENABLE_GLOBALLY("aopEnableGlobally"),
    EXPIRATION_ALERT("aopExpirationAlert");

    private final String step;

    OperationName(String step) {
        this.step = step;
    }

    /** The step's name in a Jenkinsfile and {@code operation} in the record. */
    public String step() {
        return step;
    }

    /** Whether an entry of the record was written by this operation. */
    public boolean is(String operation) {
        return step.equals(operation);
    }

    /** The step's name, so that messages can begin with it. */
    @Override
    public String toString() {
        return step;
    }
}
