package io.jenkins.plugins.cloudflare.aop.cloudflare.http;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AccountId;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiAction;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.CloudflareException;
import io.jenkins.plugins.cloudflare.aop.cloudflare.TokenApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.Zone;
import java.util.List;
import okhttp3.HttpUrl;

/** What Cloudflare tells of a token, over HTTPS. */
public final class OkHttpTokenApi implements TokenApi {
    private final ApiCalls calls;

    /**
     * @param baseUrl such as {@code https://api.cloudflare.com/client/v4}
     * @throws IllegalArgumentException with one sentence when the base URL is none, or would carry the token in the clear
     */
    public OkHttpTokenApi(ApiClient client, String baseUrl, ApiToken token) {
        calls = new ApiCalls(client, baseUrl, token);
    }

    @Override
    public List<Zone> zones() throws CloudflareException {
        HttpUrl url = calls.url("zones").addQueryParameter("per_page", "50").build();
        return calls.get(new CallPurpose(ApiAction.FIND_ZONE, "list the zones"), url)
                .all(ResultReader::zone);
    }

    @Override
    public State state(AccountId account) throws CloudflareException {
        HttpUrl url = (account == null ? calls.url("user") : calls.url("accounts", account.value()))
                .addPathSegment("tokens")
                .addPathSegment("verify")
                .build();
        return calls.get(new CallPurpose(ApiAction.VERIFY_TOKEN, "verify the API token"), url)
                .one(ResultReader::tokenState);
    }
}
