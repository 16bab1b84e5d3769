package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

import io.jenkins.plugins.cloudflare.aop.operation.parameter.AopSpec;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ClientCertificateSpec;

/** Parameters of {@code aopOriginConfig}. */
public interface OriginConfigSpec extends AopSpec, ClientCertificateSpec {
    /** What serves the origin: nginx, apache, haproxy, caddy, traefik, envoy, ingress-nginx or aws-alb. */
    String getServer();

    /** {@code accept} or {@code enforce}. */
    String getPhase();

    /** Folder in the workspace for the files. */
    String getDirectory();

    /** Hostnames, separated by commas, blanks or new lines; the names of the certificate when absent. */
    String getHostnames();
}
