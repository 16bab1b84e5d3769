package io.jenkins.plugins.cloudflare.aop.builder;

import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.SpecProxy;

/** Puts a build's variables into the texts of a build step, as people expect it in freestyle jobs. */
final class BuildVariables {
    private final EnvVars forTexts;
    private final EnvVars forCredentials;

    BuildVariables(AbstractBuild<?, ?> build, EnvVars environment) {
        forTexts = environment;
        forCredentials = new EnvVars(environment);
        ParametersAction parameters = build.getAction(ParametersAction.class);
        if (parameters != null) {
            // Jenkins resolves these itself, with the rights of whoever chose the credential; the bare id has none.
            parameters.getAllParameters().stream()
                    .filter(CredentialsParameterValue.class::isInstance)
                    .map(ParameterValue::getName)
                    .forEach(forCredentials::remove);
        }
    }

    /** The same parameters with the variables in each text replaced. */
    <S> S in(Class<S> type, S given) {
        return new SpecProxy<>(type).changed(given, this::expanded);
    }

    private Object expanded(String name, Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return (namesCredential(name) ? forCredentials : forTexts).expand(text);
    }

    private static boolean namesCredential(String parameter) {
        return parameter.equals("credentialsId") || parameter.endsWith("CredentialsId");
    }
}
