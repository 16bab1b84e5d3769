package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.EdgeRequest;
import io.jenkins.plugins.cloudflare.aop.cloudflare.edge.OkHttpEdge;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An error of the JVM on the thread of a call reaches whoever waits for the answer, who would wait for ever. */
@Timeout(20)
class BrokenJvmTest {
    /** As when a class has gone with the plugin that it came from. */
    private static final ResponseBody BROKEN = new ResponseBody() {
        @Override
        public MediaType contentType() {
            return null;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public BufferedSource source() {
            throw new NoClassDefFoundError("gone");
        }
    };

    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(BROKEN)
                        .build())
                .build();
    }

    @Test
    void aCallOfTheApiEnds() {
        OkHttpAopApi api = new OkHttpAopApi(client(), "https://127.0.0.1/client/v4", ApiToken.of(CannedApi.SECRET));
        assertThat(
                assertThrows(IllegalStateException.class, () -> api.certificates(CannedApi.ZONE))
                        .getCause(),
                instanceOf(NoClassDefFoundError.class));
    }

    @Test
    void aVisitOfTheEdgeEnds() {
        OkHttpEdge edge = new OkHttpEdge(client(), any -> Optional.empty());
        List<EdgeRequest> requests = List.of(new EdgeRequest("www.example.com", "/"));
        assertThat(
                assertThrows(IllegalStateException.class, () -> edge.ask(requests))
                        .getCause(),
                instanceOf(NoClassDefFoundError.class));
    }
}
