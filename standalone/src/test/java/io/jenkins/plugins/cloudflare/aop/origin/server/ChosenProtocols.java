package io.jenkins.plugins.cloudflare.aop.origin.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes server sockets of some TLS versions only, for a server that has no setting for it. */
final class ChosenProtocols extends SSLSocketFactory {
    private final SSLSocketFactory factory;
    private final String[] protocols;

    ChosenProtocols(SSLSocketFactory factory, String... protocols) {
        this.factory = factory;
        this.protocols = protocols;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        SSLSocket made = (SSLSocket) factory.createSocket(socket, host, port, autoClose);
        made.setEnabledProtocols(protocols);
        return made;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("a server accepts");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("a server accepts");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("a server accepts");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("a server accepts");
    }
}
