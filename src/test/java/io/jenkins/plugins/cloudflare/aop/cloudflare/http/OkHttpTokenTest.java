package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import static io.jenkins.plugins.cloudflare.aop.cloudflare.http.CannedApi.ZONE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.TokenApi;
import java.time.Instant;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a token is asked about itself. */
class OkHttpTokenTest extends CannedApiFixture {
    private static final AccountId ACCOUNT = new AccountId("00112233445566778899aabbccddeeff");

    private TokenApi token;

    @BeforeEach
    void open() {
        token = new OkHttpTokenApi(new ApiClient(new OkHttpClient()), server.url(), ApiToken.of(CannedApi.SECRET));
    }

    @Test
    void zonesAreOnePage() throws Exception {
        server.result(200, "[{\"id\":\"" + ZONE + "\",\"name\":\"Example.com\",\"status\":\"active\"}]")
                .result(200, "[]");

        assertThat(token.zones().get(0).name(), is("example.com"));
        assertThat(token.zones(), is(empty()));
        assertThat(server.asked().get(0).uri(), is("/client/v4/zones?per_page=50"));
        assertThat(server.asked().get(0).header("Authorization"), is("Bearer " + CannedApi.SECRET));
    }

    @Test
    void aUsersTokenIsAskedForUnderTheUserAndAnAccountsUnderTheAccount() throws Exception {
        server.result(200, "{\"id\":\"1\",\"status\":\"active\",\"expires_on\":\"2031-05-06T07:08:09Z\"}")
                .result(200, "{\"id\":\"1\",\"status\":\"disabled\"}");

        TokenApi.State users = token.state(null);
        TokenApi.State accounts = token.state(ACCOUNT);

        assertThat(users.isActive(), is(true));
        assertThat(users.expiresOn(), is(Instant.parse("2031-05-06T07:08:09Z")));
        assertThat(accounts.isActive(), is(false));
        assertThat(accounts.expiresOn(), is(nullValue()));
        assertThat(server.asked().get(0).uri(), is("/client/v4/user/tokens/verify"));
        assertThat(server.asked().get(1).uri(), is("/client/v4/accounts/" + ACCOUNT + "/tokens/verify"));
    }

    @Test
    void aTokenThatIsNotKnownIsRefusedWithoutBeingQuoted() {
        server.error(401, 1000, "Invalid API Token " + CannedApi.SECRET);

        CloudflareException refused = assertThrows(CloudflareException.Unauthorized.class, () -> token.state(null));

        assertThat(refused.getMessage(), containsString("Cloudflare does not know the API token"));
        assertThat(refused.getMessage(), not(containsString(CannedApi.SECRET)));
    }

    @Test
    void anAnswerWithoutAStatusIsNone() {
        server.result(200, "{\"id\":\"1\"}");

        assertThrows(CloudflareException.Unavailable.class, () -> token.state(null));
    }
}
