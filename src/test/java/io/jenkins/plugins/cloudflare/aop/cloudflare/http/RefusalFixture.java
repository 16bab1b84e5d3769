package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.CERTIFICATE;
import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AssociationChange;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls that a canned server refuses. */
abstract class RefusalFixture {
    static final List<AssociationChange> CHANGE = List.of(new AssociationChange("www.example.com", CERTIFICATE, true));

    /** The calls of the interface. */
    enum Ask {
        ZONE_NAMED,
        LIST,
        READ,
        UPLOAD,
        DELETE,
        ASSOCIATIONS,
        ASSOCIATION,
        ASSOCIATE,
        MODE;

        void of(OkHttpAopApi api) throws CloudflareException {
            switch (this) {
                case ZONE_NAMED -> api.zoneNamed("example.com");
                case LIST -> api.certificates(ZONE);
                case READ -> api.certificate(ZONE, CERTIFICATE);
                case UPLOAD -> api.upload(ZONE, "leaf", "key");
                case DELETE -> api.delete(ZONE, CERTIFICATE);
                case ASSOCIATIONS -> api.associations(ZONE);
                case ASSOCIATION -> api.association(ZONE, "www.example.com");
                case ASSOCIATE -> api.associate(ZONE, CHANGE);
                case MODE -> api.encryptionMode(ZONE);
            }
        }
    }

    CannedApi server;

    @BeforeEach
    void start() throws IOException {
        server = new CannedApi();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    CloudflareException failure(Ask ask) {
        return assertThrows(CloudflareException.class, () -> ask.of(server.client()));
    }
}
