package io.jenkins.plugins.cloudflare.aop.standalone.step;

import java.nio.file.Path;

/** Secrets that {@code withCredentials} gives to a script. Either throws an AbortException that names the id. */
public interface BoundSecrets {
    String text(String credentialsId);

    Path file(String credentialsId);
}
