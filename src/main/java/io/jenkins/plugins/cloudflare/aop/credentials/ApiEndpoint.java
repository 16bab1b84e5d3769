package io.jenkins.plugins.cloudflare.aop.credentials;

import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import java.util.List;
import jenkins.security.FIPS140;
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

    /** The same to send something to. Plain HTTP, which is for an emulator on the same machine, is none in FIPS mode. */
    public static String use() {
        return permitted(url(), FIPS140.useCompliantAlgorithms());
    }

    /** @throws IllegalArgumentException for one that may not be used */
    static String permitted(String url, boolean fips) {
        if (fips && !url.strip().regionMatches(true, 0, "https:", 0, "https:".length())) {
            throw new IllegalArgumentException(
                    "the system property " + PROPERTY + " names a URL without https, to which"
                            + " nothing is sent while Jenkins runs in FIPS mode; start Jenkins with one that has it");
        }
        return url;
    }

    /** What a credential's domain has to match, in forms as well as in builds. */
    static List<DomainRequirement> requirements() {
        return URIRequirementBuilder.fromUri(url()).build();
    }
}
