package io.jenkins.plugins.cloudflare.aop.origin.server;

import io.jenkins.plugins.cloudflare.aop.origin.fixture.NpmPackage;

/** The newest Node.js, with an OpenSSL that is newer than Debian's. */
class NewestNodeTest extends NodeOrigins {
    NewestNodeTest() {
        super("Node.js 26", NpmPackage.NODE_26.file("bin/node").toString());
    }
}
