package io.jenkins.plugins.cloudflare.aop.operation;

import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Credentials of a test: texts by id. */
final class FileCredentials implements CredentialSource {
    private final Map<String, String> contents = new HashMap<>();

    FileCredentials with(String id, String content) {
        contents.put(id, content);
        return this;
    }

    @Override
    public ApiToken apiToken(String credentialsId) throws OperationException {
        return ApiToken.of(find("credentialsId", credentialsId == null ? "cloudflare" : credentialsId));
    }

    @Override
    public CredentialContent content(String parameter, String credentialsId, String passwordCredentialsId)
            throws OperationException {
        char[] password = passwordCredentialsId == null
                ? null
                : find("certificatePasswordCredentialsId", passwordCredentialsId)
                        .toCharArray();
        return new CredentialContent.StoredFile(
                "credential '" + credentialsId + "'",
                find(parameter, credentialsId).getBytes(StandardCharsets.UTF_8),
                password);
    }

    private String find(String parameter, String id) throws OperationException {
        String content = contents.get(id);
        if (content == null) {
            throw new OperationException(parameter + " names '" + id + "', which does not exist");
        }
        return content;
    }
}
