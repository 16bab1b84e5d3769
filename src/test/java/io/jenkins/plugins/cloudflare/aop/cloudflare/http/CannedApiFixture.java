package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client and the canned server that it asks. */
abstract class CannedApiFixture {
    CannedApi server;
    OkHttpAopApi api;

    @BeforeEach
    void start() throws IOException {
        server = new CannedApi();
        api = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static String page(String rows, int totalPages) {
        return "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":[" + rows
                + "],\"result_info\":{\"total_pages\":" + totalPages + "}}";
    }
}
