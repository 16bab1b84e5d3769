package io.jenkins.plugins.cloudflare.aop.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.cloudflare.AopApi;
import io.jenkins.plugins.cloudflare.aop.cloudflare.ApiToken;
import io.jenkins.plugins.cloudflare.aop.cloudflare.DnsName;
import io.jenkins.plugins.cloudflare.aop.credentials.SystemToken;
import io.jenkins.plugins.cloudflare.aop.credentials.SystemTokenForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.parameter.ParameterCheck;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A zone that steps which name no token work on with a token of its own, and the folders and jobs that may. No other job
 * gets to the zone by way of the system configuration.
 */
@Restricted(NoExternalUse.class)
public final class ZoneProfile extends AbstractDescribableImpl<ZoneProfile> {
    private final String name;
    private final String zone;
    private final String credentialsId;
    private String items;

    /**
     * @param name for people
     * @param zone the zone's name
     * @param credentialsId Secret text in Jenkins' own store, of whatever scope
     */
    @DataBoundConstructor
    public ZoneProfile(String name, String zone, String credentialsId) {
        this.name = Util.fixEmptyAndTrim(name);
        this.zone = Util.fixEmptyAndTrim(zone);
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public String getName() {
        return name;
    }

    public String getZone() {
        return zone;
    }

    public String getCredentialsId() {
        return credentialsId;
    }

    /** Full names of folders and jobs, one a line; null for all. */
    @CheckForNull
    public String getItems() {
        return items;
    }

    @DataBoundSetter
    public void setItems(@CheckForNull String items) {
        this.items = Util.fixEmptyAndTrim(items);
    }

    /** Whether a job may use it: it or a folder around it is named, or none is. */
    public boolean isFor(String job) {
        List<String> named = names(items);
        return named.isEmpty() || named.stream().anyMatch(item -> job.equals(item) || job.startsWith(item + "/"));
    }

    private static List<String> names(@CheckForNull String items) {
        return Util.fixNull(items)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** @param zoneName in whatever case */
    public boolean isOf(String zoneName) {
        return zone != null && DnsName.canonical(zone).equals(DnsName.canonical(zoneName));
    }

    /** The fields of a profile. */
    @Extension
    @Symbol("zoneProfile")
    public static final class DescriptorImpl extends Descriptor<ZoneProfile> implements SystemTokenForm {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ZoneProfile_DisplayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return required(value);
        }

        @POST
        public FormValidation doCheckZone(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            if (Util.fixEmptyAndTrim(value) == null) {
                return required(value);
            }
            return ParameterCheck.zoneName(value).map(FormValidation::error).orElseGet(FormValidation::ok);
        }

        /** A folder that does not exist (any more) lets nobody in. */
        @POST
        public FormValidation doCheckItems(@QueryParameter String value) {
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                return FormValidation.ok();
            }
            List<String> missing = names(value).stream()
                    .filter(name -> Jenkins.get().getItemByFullName(name) == null)
                    .toList();
            return missing.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.ZoneProfile_NoSuchItem(String.join(", ", missing)));
        }

        /** Says what the token lets steps do with the zone. */
        @POST
        public FormValidation doTestConnection(@QueryParameter String zone, @QueryParameter String credentialsId) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            if (Util.fixEmptyAndTrim(zone) == null || Util.fixEmptyAndTrim(credentialsId) == null) {
                return FormValidation.error(Messages.ZoneProfile_NothingToTest());
            }
            try {
                ApiToken token = SystemToken.read("credentialsId", credentialsId.trim(), null);
                AopApi api = ExtensionList.lookupSingleton(ApiOpener.class).open(token);
                return new ConnectionCheck(api, new DnsName(zone).value()).run();
            } catch (OperationException | IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static FormValidation required(String value) {
            return Util.fixEmptyAndTrim(value) == null && Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    ? FormValidation.error(Messages.ZoneProfile_Required())
                    : FormValidation.ok();
        }
    }
}
