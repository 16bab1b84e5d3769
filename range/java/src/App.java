import java.io.*; import java.net.*; import java.nio.charset.StandardCharsets; import java.nio.file.*; import java.security.*; import java.security.cert.*; import java.security.cert.Certificate; import java.security.spec.*; import java.util.*; import javax.net.ssl.*;

/** App SERVER TRUST PORTS : undertow|jetty|tomcat|netty  pkix|any-in-chain|links|dates  443[,8443 without client authentication] */
public class App {
  static final String P = "@RANGE@/pki/";
  static X509Certificate cert(String n) throws Exception { try (InputStream i = Files.newInputStream(Path.of(P + n))) { return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(i); } }
  static KeyStore keys() throws Exception {
    Process p = new ProcessBuilder("openssl", "pkcs8", "-topk8", "-nocrypt", "-in", P + "srv.key", "-outform", "DER").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    PrivateKey k = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(p.getInputStream().readAllBytes()));
    KeyStore s = KeyStore.getInstance("PKCS12"); s.load(null, null); s.setKeyEntry("s", k, "x".toCharArray(), new Certificate[] {cert("srv.crt")}); return s; }
  static KeyStore anchors() throws Exception { KeyStore s = KeyStore.getInstance("PKCS12"); s.load(null, null); s.setCertificateEntry("ca", cert("ours.crt")); return s; }
  static TrustManager trust(String how) throws Exception {
    if (how.equals("pkix")) { TrustManagerFactory f = TrustManagerFactory.getInstance("PKIX"); f.init(anchors()); return f.getTrustManagers()[0]; }
    X509Certificate ca = cert("ours.crt");
    return new X509ExtendedTrustManager() {
      void check(X509Certificate[] c) throws CertificateException {
        try { switch (how) {
          case "any-in-chain" -> { for (X509Certificate x : c) { try { x.verify(ca.getPublicKey()); return; } catch (GeneralSecurityException e) { } } throw new CertificateException("none of ours"); }
          case "links" -> { for (int i = 0; i + 1 < c.length; i++) c[i].verify(c[i + 1].getPublicKey()); X509Certificate last = c[c.length - 1]; if (last.getSubjectX500Principal().equals(ca.getSubjectX500Principal())) return; last.verify(ca.getPublicKey()); }
          case "dates" -> c[0].verify(ca.getPublicKey());
          default -> throw new IllegalArgumentException(how); } } catch (GeneralSecurityException e) { throw new CertificateException(e); } }
      public void checkClientTrusted(X509Certificate[] c, String a) throws CertificateException { check(c); }
      public void checkClientTrusted(X509Certificate[] c, String a, Socket s) throws CertificateException { check(c); }
      public void checkClientTrusted(X509Certificate[] c, String a, SSLEngine s) throws CertificateException { check(c); }
      public void checkServerTrusted(X509Certificate[] c, String a) { } public void checkServerTrusted(X509Certificate[] c, String a, Socket s) { } public void checkServerTrusted(X509Certificate[] c, String a, SSLEngine s) { }
      public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[] {ca}; } }; }
  static SSLContext context(String how) throws Exception { KeyManagerFactory k = KeyManagerFactory.getInstance("SunX509"); k.init(keys(), "x".toCharArray()); SSLContext c = SSLContext.getInstance("TLS"); c.init(k.getKeyManagers(), new TrustManager[] {trust(how)}, null); return c; }
  static String page(String uri, boolean open) { return open ? "nothing here\n" : "secret\n"; }
  public static void main(String[] a) throws Exception {
    SSLContext ctx = context(a[1]); String[] ports = a[2].split(",");
    switch (a[0]) {
      case "undertow" -> { io.undertow.Undertow.Builder b = io.undertow.Undertow.builder().setIoThreads(1).setWorkerThreads(4);
        for (String p : ports) { boolean open = p.equals("8443"); b.addListener(new io.undertow.Undertow.ListenerBuilder().setType(io.undertow.Undertow.ListenerType.HTTPS).setHost("127.0.0.1").setPort(Integer.parseInt(p)).setSslContext(ctx)
            .setOverrideSocketOptions(org.xnio.OptionMap.create(org.xnio.Options.SSL_CLIENT_AUTH_MODE, open ? org.xnio.SslClientAuthMode.NOT_REQUESTED : org.xnio.SslClientAuthMode.REQUIRED))
            .setRootHandler(x -> { if (open) x.setStatusCode(404); x.getResponseSender().send(page(x.getRequestURI(), open)); })); }
        b.build().start(); }
      case "jetty" -> { org.eclipse.jetty.server.Server s = new org.eclipse.jetty.server.Server();
        for (String p : ports) { boolean open = p.equals("8443"); org.eclipse.jetty.util.ssl.SslContextFactory.Server f = new org.eclipse.jetty.util.ssl.SslContextFactory.Server(); f.setSslContext(ctx); f.setNeedClientAuth(!open); f.setSniRequired(false);
          org.eclipse.jetty.server.HttpConfiguration h = new org.eclipse.jetty.server.HttpConfiguration(); h.addCustomizer(new org.eclipse.jetty.server.SecureRequestCustomizer(false));
          org.eclipse.jetty.server.ServerConnector c = new org.eclipse.jetty.server.ServerConnector(s, 1, 1, org.eclipse.jetty.server.AbstractConnectionFactory.getFactories(f, new org.eclipse.jetty.server.HttpConnectionFactory(h))); c.setHost("127.0.0.1"); c.setPort(Integer.parseInt(p)); s.addConnector(c); }
        s.setHandler(new org.eclipse.jetty.server.Handler.Abstract() { public boolean handle(org.eclipse.jetty.server.Request q, org.eclipse.jetty.server.Response r, org.eclipse.jetty.util.Callback c) { boolean open = org.eclipse.jetty.server.Request.getLocalPort(q) == 8443; if (open) r.setStatus(404); org.eclipse.jetty.io.Content.Sink.write(r, true, page("", open), c); return true; } });
        s.start(); }
      case "tomcat" -> { org.apache.catalina.startup.Tomcat t = new org.apache.catalina.startup.Tomcat(); t.setBaseDir(Files.createTempDirectory("tc").toString());
        try (OutputStream o = Files.newOutputStream(Path.of("keys.p12"))) { keys().store(o, "x".toCharArray()); } try (OutputStream o = Files.newOutputStream(Path.of("trust.p12"))) { anchors().store(o, "x".toCharArray()); }
        for (String p : ports) { org.apache.catalina.connector.Connector c = new org.apache.catalina.connector.Connector(); c.setPort(Integer.parseInt(p)); c.setProperty("address", "127.0.0.1");
          if (!p.equals("8001")) { c.setSecure(true); c.setScheme("https"); c.setProperty("SSLEnabled", "true"); org.apache.tomcat.util.net.SSLHostConfig h = new org.apache.tomcat.util.net.SSLHostConfig(); h.setCertificateVerification(p.equals("8443") ? "none" : "required"); h.setProtocols("TLSv1.2+TLSv1.3"); h.setTruststoreFile(new File("trust.p12").getAbsolutePath()); h.setTruststorePassword("x"); h.setTruststoreType("PKCS12");
            org.apache.tomcat.util.net.SSLHostConfigCertificate k = new org.apache.tomcat.util.net.SSLHostConfigCertificate(h, org.apache.tomcat.util.net.SSLHostConfigCertificate.Type.EC); k.setCertificateKeystoreFile(new File("keys.p12").getAbsolutePath()); k.setCertificateKeystorePassword("x"); k.setCertificateKeystoreType("PKCS12"); h.addCertificate(k); c.addSslHostConfig(h); }
          t.getService().addConnector(c); }
        org.apache.catalina.Context x = t.addContext("", null); org.apache.catalina.startup.Tomcat.addServlet(x, "s", new jakarta.servlet.http.HttpServlet() { protected void service(jakarta.servlet.http.HttpServletRequest q, jakarta.servlet.http.HttpServletResponse r) throws IOException { boolean open = q.getLocalPort() == 8443; if (open) r.setStatus(404); r.getWriter().write(page("", open)); } });
        x.addServletMappingDecoded(ports[0].equals("8001") ? "/app/*" : "/", "s"); t.start(); }
      case "netty" -> { io.netty.handler.ssl.SslContext c = new io.netty.handler.ssl.JdkSslContext(ctx, false, null, io.netty.handler.ssl.IdentityCipherSuiteFilter.INSTANCE, null, io.netty.handler.ssl.ClientAuth.REQUIRE, null, false);
        io.netty.channel.EventLoopGroup g = new io.netty.channel.MultiThreadIoEventLoopGroup(1, io.netty.channel.nio.NioIoHandler.newFactory());
        new io.netty.bootstrap.ServerBootstrap().group(g).channel(io.netty.channel.socket.nio.NioServerSocketChannel.class).childHandler(new io.netty.channel.ChannelInitializer<io.netty.channel.socket.SocketChannel>() { protected void initChannel(io.netty.channel.socket.SocketChannel ch) { ch.pipeline().addLast(c.newHandler(ch.alloc()), new io.netty.handler.codec.http.HttpServerCodec(), new io.netty.channel.SimpleChannelInboundHandler<io.netty.handler.codec.http.HttpObject>() {
          protected void channelRead0(io.netty.channel.ChannelHandlerContext x, io.netty.handler.codec.http.HttpObject o) { if (o instanceof io.netty.handler.codec.http.HttpRequest) { var r = new io.netty.handler.codec.http.DefaultFullHttpResponse(io.netty.handler.codec.http.HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpResponseStatus.OK, io.netty.buffer.Unpooled.copiedBuffer("secret\n", StandardCharsets.UTF_8)); r.headers().set("content-length", 7).set("connection", "close"); x.writeAndFlush(r).addListener(io.netty.channel.ChannelFutureListener.CLOSE); } }
          public void exceptionCaught(io.netty.channel.ChannelHandlerContext x, Throwable e) { x.close(); } }); } }).bind("127.0.0.1", 443).sync(); }
    }
    Thread.currentThread().join();
  }
}
