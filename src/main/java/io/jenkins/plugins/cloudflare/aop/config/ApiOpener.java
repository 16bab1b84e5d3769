package io.jenkins.plugins.cloudflare.aop.config;

import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.TokenApi;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Opens the API for a token that is to be tried; the wiring of the plugin does, so that forms need not know how. */
@Restricted(NoExternalUse.class)
public interface ApiOpener {
    /** The API that the controller was started for: no form may choose where a token goes. */
    AopApi open(ApiToken token);

    /** Of the same API, what it tells of the token itself. */
    TokenApi openToken(ApiToken token);
}
