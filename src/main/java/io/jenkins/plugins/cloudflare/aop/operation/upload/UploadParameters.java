package io.jenkins.plugins.cloudflare.aop.operation.upload;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ListParameter;
import io.jenkins.plugins.cloudflare.aop.pki.PrivateCa;
import java.time.Duration;

/** Checks the certificate parameters of an upload and makes the source of the leaf of them. */
public final class UploadParameters {
    /** Validity of an issued leaf when the step says nothing. */
    static final int DEFAULT_VALIDITY_DAYS = 90;

    /** When Cloudflare sends its first warning of an end of validity. */
    private static final int DEFAULT_RENEW_BEFORE_DAYS = 30;

    /** Longer ones do not fit the dates of all software; none is meant so. */
    private static final int LONGEST_VALIDITY_DAYS = 36_500;

    private UploadParameters() {}

    static LeafSource source(UploadCertificateSpec spec, OperationContext context) throws OperationException {
        boolean given = ListParameter.orNull(spec.getCertificateCredentialsId()) != null;
        boolean aged = spec.getValidityDays() != null || spec.getRenewBeforeDays() != null;
        if (given && ListParameter.orNull(spec.getIssuerCredentialsId()) == null && aged) {
            throw new OperationException("validityDays and renewBeforeDays are for leaves that issuerCredentialsId"
                    + " issues; the certificate of certificateCredentialsId has its own validity, leave them out");
        }
        return replacement(spec, ClientCertificateChoice.read(spec, context), context);
    }

    /** As {@link #source} for a rotation, where renewBeforeDays is about the certificate in use. */
    public static LeafSource replacement(
            UploadCertificateSpec spec, ClientCertificateChoice choice, OperationContext context)
            throws OperationException {
        if (choice.issuer().isPresent()) {
            return issued(spec, choice, context);
        }
        if (choice.given().isEmpty()) {
            throw new OperationException("no client certificate is given; name a credential in"
                    + " certificateCredentialsId, or a private CA in issuerCredentialsId with commonName");
        }
        if (spec.getValidityDays() != null) {
            throw new OperationException("validityDays is for leaves that issuerCredentialsId issues;"
                    + " the certificate of certificateCredentialsId has its own validity, leave it out");
        }
        return choice.given().get();
    }

    /**
     * How long before its end a certificate is to be replaced.
     *
     * @throws OperationException when this is a negative number
     */
    public static Duration renewBefore(UploadCertificateSpec spec) throws OperationException {
        Integer days = spec.getRenewBeforeDays();
        if (days != null && days < 0) {
            throw new OperationException("renewBeforeDays is " + days + "; give 0 or more days");
        }
        if (days != null) {
            return Duration.ofDays(days);
        }
        boolean issued = ListParameter.orNull(spec.getIssuerCredentialsId()) != null;
        int validity = spec.getValidityDays() == null ? DEFAULT_VALIDITY_DAYS : spec.getValidityDays();
        return Duration.ofDays(issued ? validity / 3 : DEFAULT_RENEW_BEFORE_DAYS);
    }

    private static LeafSource issued(
            UploadCertificateSpec spec, ClientCertificateChoice choice, OperationContext context)
            throws OperationException {
        int validity = spec.getValidityDays() == null ? DEFAULT_VALIDITY_DAYS : spec.getValidityDays();
        if (validity < 1 || validity > LONGEST_VALIDITY_DAYS) {
            throw new OperationException(
                    "validityDays is " + validity + ", which is not from 1 to " + LONGEST_VALIDITY_DAYS);
        }
        int renewBefore = spec.getRenewBeforeDays() == null ? validity / 3 : spec.getRenewBeforeDays();
        if (renewBefore < 0 || renewBefore >= validity) {
            throw new OperationException("renewBeforeDays is " + renewBefore + ", which is not from 0 to less than"
                    + " validityDays (" + validity + "); a new leaf would be due at once");
        }
        String commonName = choice.commonName()
                .orElseThrow(() -> new OperationException("commonName is missing; issuerCredentialsId needs the"
                        + " hostname to issue a leaf for, such as commonName: 'www.example.com'"));
        PrivateCa issuer = choice.issuer().orElseThrow();
        return new IssuedLeaf(issuer, commonName, Duration.ofDays(validity), Duration.ofDays(renewBefore), context);
    }
}
