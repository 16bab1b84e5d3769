package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Failures that must name the base URL. */
abstract class TransportFixture {
    static final HttpLimits SHORT = CannedApi.patience(Duration.ofMillis(400));

    CannedApi server;

    @BeforeEach
    void start() throws IOException {
        server = new CannedApi();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static CloudflareException failure(OkHttpAopApi api) {
        return assertThrows(CloudflareException.class, () -> api.certificates(ZONE));
    }

    CloudflareException unavailable(OkHttpAopApi api, String url) {
        CloudflareException e = failure(api);
        assertThat(e, instanceOf(CloudflareException.Unavailable.class));
        assertThat(e.isTransient(), is(true));
        assertThat(e.getMessage(), containsString(url));
        assertThat(e.getMessage(), not(containsString(CannedApi.SECRET)));
        return e;
    }
}
