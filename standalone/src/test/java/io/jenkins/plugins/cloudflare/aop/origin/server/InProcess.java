package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RenegotiationRequiredException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.SslClientAuthMode;

/** Servers that applications have inside of them, as their own documentation sets client certificates up. */
enum InProcess {
    JETTY("Jetty") {
        @Override
        Running start(ServerSetup setup) throws Exception {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setSslContext(setup.context());
            tls.setWantClientAuth(setup.asks());
            tls.setNeedClientAuth(setup.needs());
            tls.setIncludeProtocols(setup.protocols());
            HttpConfiguration http = new HttpConfiguration();
            http.addCustomizer(new SecureRequestCustomizer());
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server, tls, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(new Handler.Abstract() {
                @Override
                public boolean handle(Request request, Response response, Callback callback) {
                    EndPoint.SslSessionData session =
                            (EndPoint.SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
                    X509Certificate[] chain = session == null ? null : session.peerCertificates();
                    boolean certified = chain != null && chain.length > 0;
                    response.setStatus(setup.status(certified));
                    Content.Sink.write(response, true, setup.page(certified), callback);
                    return true;
                }
            });
            server.start();
            return new Running(connector.getLocalPort(), server::stop);
        }
    },
    UNDERTOW("Undertow") {
        @Override
        Running start(ServerSetup setup) {
            SslClientAuthMode mode = setup.needs()
                    ? SslClientAuthMode.REQUIRED
                    : setup.asks() ? SslClientAuthMode.REQUESTED : SslClientAuthMode.NOT_REQUESTED;
            Undertow server = Undertow.builder()
                    .addHttpsListener(0, "127.0.0.1", setup.context())
                    .setSocketOption(Options.SSL_CLIENT_AUTH_MODE, mode)
                    .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of(setup.protocols()))
                    .setHandler(exchange -> {
                        exchange.setStatusCode(setup.status(certified(exchange)));
                        exchange.getResponseSender().send(setup.page(certified(exchange)));
                    })
                    .build();
            server.start();
            InetSocketAddress address =
                    (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
            return new Running(address.getPort(), server::stop);
        }

        private boolean certified(HttpServerExchange exchange) {
            try {
                return exchange.getConnection().getSslSessionInfo().getPeerCertificates().length > 0;
            } catch (SSLPeerUnverifiedException | RenegotiationRequiredException e) {
                return false;
            }
        }
    },
    TOMCAT("Tomcat") {
        @Override
        Running start(ServerSetup setup) throws Exception {
            return TomcatOrigin.start(setup);
        }
    },
    NETTY("Netty") {
        @Override
        Running start(ServerSetup setup) throws Exception {
            return NettyOrigin.start(setup);
        }
    },
    MOCK_WEB_SERVER("MockWebServer") {
        @Override
        Running start(ServerSetup setup) throws Exception {
            MockWebServer server = new MockWebServer();
            server.useHttps(new ChosenProtocols(setup.context().getSocketFactory(), setup.protocols()));
            if (setup.needs()) {
                server.requireClientAuth();
            } else if (setup.asks()) {
                server.requestClientAuth();
            }
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    boolean certified = request.getHandshake() != null
                            && !request.getHandshake().peerCertificates().isEmpty();
                    return new MockResponse.Builder()
                            .code(setup.status(certified))
                            .body(setup.page(certified))
                            .build();
                }
            });
            server.start(InetAddress.getLoopbackAddress(), 0);
            return new Running(server.getPort(), server::close);
        }
    };

    private final String heading;

    InProcess(String heading) {
        this.heading = heading;
    }

    /** The name in docs/verification.md. */
    String heading() {
        return heading;
    }

    abstract Running start(ServerSetup setup) throws Exception;

    /** A server that has been started. */
    record Running(int port, AutoCloseable stop) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            stop.close();
        }
    }
}
