package io.jenkins.plugins.cloudflare.aop.operation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The SSL mode of the emulated zone, as a person sets it on the dashboard. */
final class SslMode {
    private SslMode() {}

    static void set(Workplace work, String mode) throws IOException {
        Request request = new Request.Builder()
                .url(work.emulator.apiUrl() + "/zones/" + work.zoneId + "/settings/ssl")
                .header("Authorization", "Bearer any")
                .patch(RequestBody.create("{\"value\":\"" + mode + "\"}", MediaType.get("application/json")))
                .build();
        try (Response answer = new OkHttpClient().newCall(request).execute()) {
            assertThat(answer.code(), is(200));
        }
    }
}
