package io.jenkins.plugins.cloudflare.aop.operation;

/** Parameters of {@code aopEnableGlobally}. */
public interface EnableGloballySpec extends AopSpec {
    /** Whether Cloudflare's shared certificate is presented; true when absent. */
    Boolean getEnabled();
}
