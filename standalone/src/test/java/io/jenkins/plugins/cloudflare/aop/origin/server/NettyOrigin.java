package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.server.InProcess.Running;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Netty with {@link ClientAuth} and a handler that looks at the certificate. */
final class NettyOrigin {
    private NettyOrigin() {}

    static Running start(ServerSetup setup) throws InterruptedException {
        ClientAuth mode = setup.needs() ? ClientAuth.REQUIRE : setup.asks() ? ClientAuth.OPTIONAL : ClientAuth.NONE;
        SslContext tls = new JdkSslContext(
                setup.context(), false, null, IdentityCipherSuiteFilter.INSTANCE, null, mode, setup.protocols(), false);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Channel listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc()), new HttpServerCodec(), new Site(setup));
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return new Running(((InetSocketAddress) listening.localAddress()).getPort(), () -> {
            listening.close().sync();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        });
    }

    private static final class Site extends SimpleChannelInboundHandler<HttpObject> {
        private final ServerSetup setup;

        Site(ServerSetup setup) {
            this.setup = setup;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpRequest) {
                String page = setup.page(certified(context));
                FullHttpResponse answer = new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(setup.status(certified(context))),
                        Unpooled.copiedBuffer(page, StandardCharsets.US_ASCII));
                answer.headers()
                        .set(HttpHeaderNames.CONTENT_LENGTH, page.length())
                        .set(HttpHeaderNames.CONNECTION, "close");
                context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
            }
        }

        private static boolean certified(ChannelHandlerContext context) {
            try {
                return context.pipeline()
                                .get(SslHandler.class)
                                .engine()
                                .getSession()
                                .getPeerCertificates()
                                .length
                        > 0;
            } catch (SSLPeerUnverifiedException e) {
                return false;
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
