package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.jenkins.plugins.cloudflare.aop.origin.server.InProcess.Running;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;

/** Tomcat with certificateVerification and an application that looks at the certificate. */
final class TomcatOrigin {
    private TomcatOrigin() {}

    static Running start(ServerSetup setup) throws Exception {
        Tomcat server = new Tomcat();
        server.setBaseDir(Files.createTempDirectory("tomcat").toString());
        SSLHostConfig host = new SSLHostConfig();
        host.setCertificateVerification(setup.needs() ? "required" : setup.asks() ? "optional" : "none");
        host.setProtocols(String.join("+", setup.protocols()));
        if (setup.trusted() == null) {
            host.setTrustManagerClassName(TrustAnybody.class.getName());
        } else {
            host.setTrustStore(setup.anchors());
        }
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, Type.EC);
        certificate.setCertificateKeystore(OriginPki.EC.serverStore(ServerSetup.SECRET));
        certificate.setCertificateKeystorePassword(new String(ServerSetup.SECRET));
        host.addCertificate(certificate);
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        server.getService().addConnector(connector);
        Context context = server.addContext("", null);
        Tomcat.addServlet(context, "site", new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                boolean certified = request.getAttribute("jakarta.servlet.request.X509Certificate") != null;
                response.setStatus(setup.status(certified));
                response.getWriter().write(setup.page(certified));
            }
        });
        context.addServletMappingDecoded("/", "site");
        server.start();
        return new Running(connector.getLocalPort(), () -> {
            server.stop();
            server.destroy();
        });
    }
}
