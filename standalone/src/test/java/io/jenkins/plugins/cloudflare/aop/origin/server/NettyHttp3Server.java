package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.OriginPki;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.BoringSSLContextOption;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Netty's HTTP/3 server, which is quiche with BoringSSL, on a free loopback port. */
final class NettyHttp3Server implements AutoCloseable {
    /** It warns of every client that it refuses; held here, as loggers are forgotten otherwise. */
    private static final Logger LOGGER = Logger.getLogger("io.netty");

    static {
        LOGGER.setLevel(Level.OFF);
    }

    private static final int MOVED = 302;

    /** What it is told. */
    static final class Setup {
        private ClientAuth auth = ClientAuth.NONE;
        private boolean verifies;
        private boolean retry;
        private OriginPki.Holder identity = OriginPki.EC.server;
        private String[] groups = {"X25519", "P-256", "P-384"};
        private String protocol = "h3";
        private int status = 200;
        private OriginPki clients = OriginPki.EC;
        private String page = "origin";
        private Setup others;
        private Map<String, String> moved = Map.of();
        private ToIntFunction<QuicChannel> application = connection -> status;

        /** Whether it asks for a certificate, and whether it looks at its issuer. */
        Setup auth(ClientAuth mode, boolean looks) {
            auth = mode;
            verifies = looks;
            return this;
        }

        Setup retry() {
            retry = true;
            return this;
        }

        /** Who it is, with a certificate for so many names. */
        Setup names(int count) {
            identity = OriginPki.EC.serverFor(IntStream.range(0, count)
                    .mapToObj(i -> i == 0 ? OriginPki.HOST : "name-" + i + ".example.test")
                    .toArray(String[]::new));
            return this;
        }

        Setup groups(String... only) {
            groups = only;
            return this;
        }

        Setup protocol(String only) {
            protocol = only;
            return this;
        }

        Setup status(int always) {
            status = always;
            return this;
        }

        /** What stands in the body of every answer. */
        Setup page(String always) {
            page = always;
            return this;
        }

        /** Paths that are answered with a redirect, and where it leads. */
        Setup moved(Map<String, String> locations) {
            moved = locations;
            return this;
        }

        /** What to do with a connection: a status, or an error of HTTP/3 below zero, with which it is closed. */
        Setup application(ToIntFunction<QuicChannel> verdict) {
            application = verdict;
            return this;
        }

        /** How connections are made whose SNI is not that of the site. */
        Setup others(Setup setup) {
            others = setup;
            return this;
        }

        /** Takes requests and never answers. */
        Setup silent() {
            return status(0);
        }

        /** Whose certificates are meant; those of {@link OriginPki#EC} otherwise. */
        Setup clients(OriginPki pki) {
            clients = pki;
            return this;
        }

        private QuicSslContext contexts() {
            QuicSslContext own = context();
            QuicSslContext other = others == null ? own : others.context();
            return others == null
                    ? own
                    : QuicSslContextBuilder.buildForServerWithSni(name -> OriginPki.HOST.equals(name) ? own : other);
        }

        private QuicSslContext context() {
            QuicSslContextBuilder builder = QuicSslContextBuilder.forServer(
                            identity.keys().getPrivate(), null, identity.certificate())
                    .applicationProtocols(protocol)
                    .option(BoringSSLContextOption.GROUPS, groups)
                    .clientAuth(auth);
            if (verifies) {
                builder.trustManager(clients.authority.certificate());
            } else {
                builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
            }
            return builder.build();
        }
    }

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel channel;
    private final AtomicInteger requests = new AtomicInteger();

    NettyHttp3Server(Setup setup) throws InterruptedException {
        channel = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .handler(Http3.newQuicServerCodecBuilder()
                        .sslContext(setup.contexts())
                        .maxIdleTimeout(30, TimeUnit.SECONDS)
                        .initialMaxData(1_000_000)
                        .initialMaxStreamDataBidirectionalRemote(100_000)
                        .initialMaxStreamDataUnidirectional(100_000)
                        .initialMaxStreamsBidirectional(10)
                        .initialMaxStreamsUnidirectional(10)
                        .tokenHandler(setup.retry ? InsecureQuicTokenHandler.INSTANCE : null)
                        .handler(new ChannelInitializer<QuicChannel>() {
                            @Override
                            protected void initChannel(QuicChannel connection) {
                                connection.pipeline().addLast(new Http3ServerConnectionHandler(streams(setup)));
                            }
                        })
                        .build())
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    private ChannelInitializer<QuicStreamChannel> streams(Setup setup) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(QuicStreamChannel stream) {
                stream.pipeline().addLast(new Answer(setup, requests));
            }
        };
    }

    int requests() {
        return requests.get();
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** How many certificates a client has presented. */
    static int certificates(QuicChannel connection) {
        try {
            return connection.sslEngine().getSession().getPeerCertificates().length;
        } catch (SSLPeerUnverifiedException e) {
            return 0;
        }
    }

    /** Answers every request of a connection the same. */
    private static final class Answer extends Http3RequestStreamInboundHandler {
        private final Setup setup;
        private final AtomicInteger requests;
        private String location;

        Answer(Setup setup, AtomicInteger requests) {
            this.setup = setup;
            this.requests = requests;
        }

        @Override
        protected void channelRead(ChannelHandlerContext context, Http3HeadersFrame frame) {
            location = setup.moved.get(String.valueOf(frame.headers().path()));
        }

        @Override
        protected void channelRead(ChannelHandlerContext context, Http3DataFrame frame) {
            frame.release();
        }

        @Override
        protected void channelInputClosed(ChannelHandlerContext context) {
            requests.incrementAndGet();
            QuicChannel connection = (QuicChannel) context.channel().parent();
            int status = location == null ? setup.application.applyAsInt(connection) : MOVED;
            if (status == 0) {
                return;
            }
            if (status < 0) {
                connection.close(true, -status, Unpooled.EMPTY_BUFFER);
                return;
            }
            Http3HeadersFrame head = new DefaultHttp3HeadersFrame();
            head.headers().status(Integer.toString(status));
            head.headers().add("server", "netty");
            if (location != null) {
                head.headers().add("location", location);
            }
            context.write(head);
            context.writeAndFlush(new DefaultHttp3DataFrame(
                            Unpooled.wrappedBuffer(setup.page.getBytes(StandardCharsets.US_ASCII))))
                    .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
        }
    }
}
