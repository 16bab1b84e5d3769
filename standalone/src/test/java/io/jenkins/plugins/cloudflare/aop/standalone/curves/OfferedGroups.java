package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** A program that says which groups this JVM offers in a ClientHello (RFC 8446, sections 4.1.2 and 4.2.7), in order. */
final class OfferedGroups {
    /** The headers of record and message, version and random. */
    private static final int BEFORE_SESSION = 5 + 4 + 2 + 32;

    private static final int SUPPORTED_GROUPS = 10;

    private OfferedGroups() {}

    /** @param args anything for native curves */
    public static void main(String[] args) throws NoSuchAlgorithmException, SSLException {
        if (args.length > 0) {
            NativeCurves.register();
        }
        System.out.println(of(SSLContext.getDefault().createSSLEngine()));
    }

    private static List<Integer> of(SSLEngine engine) throws SSLException {
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        hello.flip().position(BEFORE_SESSION);
        skip(hello, hello.get() & 0xff);
        skip(hello, hello.getShort() & 0xffff);
        skip(hello, hello.get() & 0xff);
        hello.getShort();
        while (hello.getShort() != SUPPORTED_GROUPS) {
            skip(hello, hello.getShort() & 0xffff);
        }
        hello.getShort();
        List<Integer> groups = new ArrayList<>();
        for (int left = hello.getShort() / 2; left > 0; left--) {
            groups.add(hello.getShort() & 0xffff);
        }
        return groups;
    }

    private static void skip(ByteBuffer hello, int count) {
        hello.position(hello.position() + count);
    }
}
