package io.jenkins.plugins.cloudflare.aop.operation.setting;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;

/** Parameters of {@code aopEnableGlobally}. */
public interface EnableGloballySpec extends AopSpec {
    /** Whether Cloudflare's shared certificate is presented; true when absent. */
    Boolean getEnabled();
}
