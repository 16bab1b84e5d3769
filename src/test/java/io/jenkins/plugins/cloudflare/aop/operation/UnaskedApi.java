package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AlertPolicy;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.HostnameCertificate;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Written;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ZoneId;
import java.util.List;

/** The part of the API that neither an upload, an association nor a rotation may ask for. */
abstract class UnaskedApi implements AopApi {
    @Override
    public boolean isGlobalEnabled(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Written<Boolean> enableGlobally(ZoneId zone, boolean enabled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isZoneLevelEnabled(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<HostnameCertificate> zoneLevelCertificates(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AlertPolicy> alertPolicies(AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Written<String> createAlertPolicy(AccountId account, AlertPolicy policy) {
        throw new UnsupportedOperationException();
    }
}
