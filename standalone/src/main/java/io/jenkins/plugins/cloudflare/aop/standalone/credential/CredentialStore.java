package io.jenkins.plugins.cloudflare.aop.standalone.credential;

import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent;
import io.jenkins.plugins.cloudflare.aop.pki.CredentialContent.StoredFile;
import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Log;
import io.jenkins.plugins.cloudflare.aop.standalone.step.BoundSecrets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All credentials of the command line, by id. */
public final class CredentialStore implements BoundSecrets {
    private final Map<String, CredentialFile> files;

    private CredentialStore(Map<String, CredentialFile> files) {
        this.files = files;
    }

    /** @param arguments each {@code ID=FILE[:PASSWORDFILE]} */
    public static CredentialStore of(List<String> arguments) throws UsageException {
        Map<String, CredentialFile> files = new LinkedHashMap<>();
        for (String argument : arguments) {
            CredentialFile file = CredentialFile.of(argument);
            if (files.put(file.id(), file) != null) {
                throw new UsageException("--credential " + file.id() + " is given twice; each id names one file");
            }
        }
        return new CredentialStore(files);
    }

    /** @param contents by id, for what never was in a file */
    public static CredentialStore inMemory(Map<String, String> contents) {
        Map<String, CredentialFile> files = new LinkedHashMap<>();
        contents.forEach((id, text) -> files.put(id, CredentialFile.inMemory(id, text)));
        return new CredentialStore(files);
    }

    /** Keeps secret texts out of a log, whoever prints them. */
    public void maskIn(Log log) {
        for (CredentialFile file : files.values()) {
            if (file.kind() == Kind.SECRET_TEXT) {
                log.mask(file.text());
            }
            if (file.opening() != null) {
                log.mask(new String(file.opening()));
            }
        }
    }

    /** Ids of all secret texts. */
    public List<String> secretTexts() {
        return files.values().stream()
                .filter(file -> file.kind() == Kind.SECRET_TEXT)
                .map(CredentialFile::id)
                .toList();
    }

    /**
     * A file with certificates or keys.
     *
     * @param openingId a secret text that opens it; null for what the command line said
     */
    public CredentialContent content(String credentialsId, String openingId) {
        CredentialFile file = get(credentialsId);
        if (file.kind() == Kind.SECRET_TEXT) {
            throw new AbortException("credential '" + credentialsId
                    + "' is a secret text, but a file with certificates is needed: PEM or PKCS#12");
        }
        char[] opening = openingId == null ? file.opening() : text(openingId).toCharArray();
        // Copies: whoever reads them may wipe them.
        return new StoredFile(file.toString(), file.content().clone(), opening == null ? null : opening.clone());
    }

    private CredentialFile get(String id) {
        CredentialFile file = files.get(id);
        if (file == null) {
            throw new AbortException("there is no credential '" + id + "'; "
                    + (files.isEmpty()
                            ? "give it with --credential " + id + "=FILE"
                            : "given with --credential: " + String.join(", ", files.keySet())));
        }
        return file;
    }

    @Override
    public String text(String credentialsId) {
        CredentialFile file = get(credentialsId);
        if (file.kind() != Kind.SECRET_TEXT) {
            throw new AbortException(
                    "credential '" + credentialsId + "' is " + file.kind().inWords() + ", but a secret text is needed");
        }
        return file.text();
    }

    @Override
    public Path file(String credentialsId) {
        Path file = get(credentialsId).file();
        if (file == null) {
            throw new AbortException("credential '" + credentialsId + "' is not a file");
        }
        return file.toAbsolutePath();
    }
}
