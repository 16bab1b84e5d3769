package io.jenkins.plugins.cloudflare.aop.cloudflare;

import java.util.regex.Pattern;

/** An API token. It never shows itself: {@link #toString()} is masked and the class is not serializable. */
public final class ApiToken {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]+");

    private final String secret;

    private ApiToken(String secret) {
        this.secret = secret;
    }

    /**
     * Takes the text of a credential; blanks and line ends around it are dropped.
     *
     * @throws IllegalArgumentException with one sentence that does not quote the text
     */
    public static ApiToken of(String text) {
        String secret = text.strip();
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the API token is empty; store the token's text in the credential");
        }
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException("the API token has blanks or characters that no token has;"
                    + " store only the token's text in the credential");
        }
        return new ApiToken(secret);
    }

    /** The value of the Authorization header. */
    public String authorization() {
        return "Bearer " + secret;
    }

    /** The text without this token, for texts from outside that might echo it. */
    public String erasedFrom(String text) {
        return text.replace(secret, "****");
    }

    @Override
    public String toString() {
        return "****";
    }
}
