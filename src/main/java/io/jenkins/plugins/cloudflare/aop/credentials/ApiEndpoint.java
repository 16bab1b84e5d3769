package io.jenkins.plugins.cloudflare.aop.credentials;

import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import java.util.List;
import jenkins.util.SystemProperties;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where Cloudflare's API is, and thus where API tokens are sent. No form and no job can change it, only whoever starts
 * the controller: a URL that a user may choose is a way to collect tokens.
 */
@Restricted(NoExternalUse.class)
public final class ApiEndpoint {
    /** System property that names another base URL, for a gateway or an emulator. */
    public static final String PROPERTY = "io.jenkins.plugins.cloudflare.aop.apiUrl";

    private static final String CLOUDFLARE = "https://api.cloudflare.com/client/v4";

    private ApiEndpoint() {}

    public static String url() {
        return SystemProperties.getString(PROPERTY, CLOUDFLARE);
    }

    /** What a credential's domain has to match, in forms as well as in builds. */
    static List<DomainRequirement> requirements() {
        return URIRequirementBuilder.fromUri(url()).build();
    }
}
