package io.jenkins.plugins.cloudflare.aop.standalone.credential;

import io.jenkins.plugins.cloudflare.aop.standalone.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One {@code --credential ID=FILE[:PASSWORDFILE]}, read.
 *
 * @param file null for what never was in a file
 * @param opening what opens the file when it is encrypted, null for none
 */
record CredentialFile(String id, Path file, Kind kind, byte[] content, char[] opening) {
    private static final Pattern ID = Pattern.compile("[\\w.-]+");
    /** In bytes. */
    private static final int LARGEST = 1 << 20;

    static CredentialFile of(String argument) throws UsageException {
        int equals = argument.indexOf('=');
        // What stands there may be a secret that was taken for a file: no message repeats it.
        if (equals < 0 || !ID.matcher(argument.substring(0, equals)).matches()) {
            throw new UsageException("--credential needs ID=FILE or ID=FILE:PASSWORDFILE, such as"
                    + " --credential cloudflare-token=token.txt; an ID has letters, digits, '.', '_' and '-'");
        }
        String id = argument.substring(0, equals);
        String rest = argument.substring(equals + 1);
        int colon = rest.lastIndexOf(':');
        if (colon > 0 && !Files.exists(Path.of(rest))) {
            Path file = Path.of(rest.substring(0, colon));
            // An empty one opens a PKCS#12 file with an empty password.
            String opening = new String(read(id, Path.of(rest.substring(colon + 1))), StandardCharsets.UTF_8);
            return of(id, file, opening.replaceFirst("\\R\\z", "").toCharArray());
        }
        return of(id, Path.of(rest), null);
    }

    static CredentialFile inMemory(String id, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new CredentialFile(id, null, Kind.of(content), content, null);
    }

    private static CredentialFile of(String id, Path file, char[] opening) throws UsageException {
        byte[] content = read(id, file);
        if (new String(content, StandardCharsets.ISO_8859_1).isBlank()) {
            throw new UsageException("--credential " + id + ": " + file + " is empty; put the secret into it (an empty"
                    + " password is given as PASSWORDFILE)");
        }
        Kind kind = Kind.of(content);
        if (opening != null && (kind == Kind.SECRET_TEXT || kind == Kind.ANCHORS)) {
            throw new UsageException("--credential " + id + ": a PASSWORDFILE is given, but the file holds "
                    + kind.inWords() + ", which needs none; leave the part after the last colon out");
        }
        return new CredentialFile(id, file, kind, content, opening);
    }

    private static byte[] read(String id, Path file) throws UsageException {
        String place = "--credential " + id + ": ";
        if (!Files.exists(file)) {
            throw new UsageException(place + "there is no such file; give the name of a file that holds the secret,"
                    + " not the secret itself");
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(place + file + " is a directory; give a file");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            // A device or a pipe need not have an end.
            content = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UsageException(place + file + " cannot be read; check its permissions");
        }
        if (content.length > LARGEST) {
            throw new UsageException(place + file + " has more than " + LARGEST + " bytes; that is no credential");
        }
        return content;
    }

    /** The text without blanks and line ends around it. */
    String text() {
        return new String(content, StandardCharsets.UTF_8).strip();
    }

    /** Without content. */
    @Override
    public String toString() {
        return "credential '" + id + "'";
    }
}
