package io.jenkins.plugins.cloudflare.aop.operation.originconfig;

/** Servers for which a configuration can be written. */
public enum ConfiguredServer {
    NGINX("nginx", "nginx.conf"),
    APACHE("apache", "apache.conf"),
    HAPROXY("haproxy", "haproxy.cfg"),
    CADDY("caddy", "Caddyfile"),
    TRAEFIK("traefik", "traefik.yaml"),
    ENVOY("envoy", "envoy.yaml"),
    INGRESS_NGINX("ingress-nginx", "ingress-nginx.yaml"),
    AWS_ALB("aws-alb", "aws-alb.sh");

    private final String parameter;
    private final String fileName;

    ConfiguredServer(String parameter, String fileName) {
        this.parameter = parameter;
        this.fileName = fileName;
    }

    /** The spelling of the step's parameter. */
    public String parameter() {
        return parameter;
    }

    /** Of the snippet, and of its template among the resources. */
    public String fileName() {
        return fileName;
    }
}
