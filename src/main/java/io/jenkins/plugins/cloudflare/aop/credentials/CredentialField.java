package io.jenkins.plugins.cloudflare.aop.credentials;

import static com.cloudbees.plugins.credentials.CredentialsMatchers.allOf;
import static com.cloudbees.plugins.credentials.CredentialsMatchers.always;
import static com.cloudbees.plugins.credentials.CredentialsMatchers.not;
import static com.cloudbees.plugins.credentials.CredentialsMatchers.withId;
import static com.cloudbees.plugins.credentials.CredentialsMatchers.withScope;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** What the form field for a credential offers and accepts. Who may not configure the job learns of no credential. */
@Restricted(NoExternalUse.class)
public enum CredentialField {
    API_TOKEN(StringCredentials.class),
    /** An API token that the system configuration names and Jenkins itself uses. */
    SYSTEM_API_TOKEN(StringCredentials.class),
    CERTIFICATE(StandardCertificateCredentials.class, FileCredentials.class),
    PASSWORD(StringCredentials.class);

    private final List<Class<? extends StandardCredentials>> types;

    @SafeVarargs
    CredentialField(Class<? extends StandardCredentials>... types) {
        this.types = List.of(types);
    }

    /** The choices; only the current one for who may see no more. */
    public ListBoxModel fill(@CheckForNull Item item, @CheckForNull String current) {
        StandardListBoxModel choices = new StandardListBoxModel();
        if (FormAccess.isGranted(item)) {
            choices.includeEmptyValue();
            for (Class<? extends StandardCredentials> type : types) {
                choices.includeMatchingAs(authentication(item), item, type, requirements(), usable(item));
            }
        }
        return choices.includeCurrentValue(Util.fixNull(current));
    }

    /** Whether a build will find a credential of the right kind; says nothing to who may see none. */
    public FormValidation check(@CheckForNull Item item, @CheckForNull String value) {
        String id = Util.fixEmptyAndTrim(value);
        if (id == null || !FormAccess.isGranted(item)) {
            return FormValidation.ok();
        }
        if (id.contains("$")) {
            return FormValidation.warning(Messages.CredentialField_Variable());
        }
        CredentialsMatcher matcher = allOf(withId(id), usable(item));
        boolean found = types.stream()
                .anyMatch(type -> !CredentialsProvider.listCredentialsInItem(
                                type, item, authentication(item), requirements(), matcher)
                        .isEmpty());
        return found ? FormValidation.ok() : FormValidation.error(Messages.CredentialField_Missing(id));
    }

    private List<DomainRequirement> requirements() {
        return this == API_TOKEN || this == SYSTEM_API_TOKEN ? ApiEndpoint.requirements() : List.of();
    }

    /** Outside of a job, system credentials are found as well, but no job can use them. */
    private CredentialsMatcher usable(@CheckForNull Item item) {
        return item == null && this != SYSTEM_API_TOKEN ? not(withScope(CredentialsScope.SYSTEM)) : always();
    }

    private static Authentication authentication(@CheckForNull Item item) {
        return item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
    }
}
