package io.jenkins.plugins.cloudflare.aop.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import io.jenkins.plugins.cloudflare.aop.origin.AddressPolicy;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.util.SystemProperties;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The API token of operations that name none, and where visits from the controller may go. */
@Extension
@Symbol("cloudflareAop")
@Restricted(NoExternalUse.class)
public final class AopGlobalConfiguration extends GlobalConfiguration
        implements PersistentDescriptor, DefaultTokenForm, ConnectionLimitForm {
    /**
     * System property that, when true, allows local addresses whatever the configuration says, for an emulator on the
     * same machine.
     */
    public static final String PROPERTY = "io.jenkins.plugins.cloudflare.aop.allowLocalAddresses";

    private MonitorThresholds thresholds;
    private String credentialsId;
    private boolean allowLocalAddresses;
    private List<ZoneProfile> zoneProfiles;
    private Integer connections;
    private Integer connectionsPerAddress;
    private boolean hostnamesInMetrics = true;

    public static AopGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(AopGlobalConfiguration.class);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        save();
    }

    /** When administrators are warned. */
    @NonNull
    public MonitorThresholds getThresholds() {
        return thresholds == null ? new MonitorThresholds() : thresholds;
    }

    @DataBoundSetter
    public void setThresholds(@CheckForNull MonitorThresholds thresholds) {
        this.thresholds = thresholds;
        save();
    }

    /** In the order of the form; two of one zone are told apart by who may use them. */
    public List<ZoneProfile> getZoneProfiles() {
        return zoneProfiles == null ? List.of() : List.copyOf(zoneProfiles);
    }

    @DataBoundSetter
    public void setZoneProfiles(@CheckForNull List<ZoneProfile> zoneProfiles) {
        this.zoneProfiles = zoneProfiles == null || zoneProfiles.isEmpty() ? null : new ArrayList<>(zoneProfiles);
        save();
    }

    /** A form whose last profile was removed does not name them any more. */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject json) throws FormException {
        json.putIfAbsent("zoneProfiles", new JSONArray());
        ConnectionLimitForm.require(json);
        return super.configure(request, json);
    }

    public boolean isAllowLocalAddresses() {
        return allowLocalAddresses;
    }

    @DataBoundSetter
    public void setAllowLocalAddresses(boolean allowLocalAddresses) {
        this.allowLocalAddresses = allowLocalAddresses;
        save();
    }

    /** Where visits that start from the controller may go; whoever may edit a job chooses their targets. */
    public AddressPolicy addressPolicy() {
        return allowLocalAddresses || SystemProperties.getBoolean(PROPERTY)
                ? AddressPolicy.ALL
                : AddressPolicy.NOT_LOCAL;
    }

    /** How many connections a verification may have open at once; null for the default. */
    @CheckForNull
    public Integer getConnections() {
        return connections;
    }

    @DataBoundSetter
    public void setConnections(@CheckForNull Integer connections) {
        this.connections = ConnectionLimitForm.checked("connections", connections);
        save();
    }

    /** As {@link #getConnections}, at one address. */
    @CheckForNull
    public Integer getConnectionsPerAddress() {
        return connectionsPerAddress;
    }

    @DataBoundSetter
    public void setConnectionsPerAddress(@CheckForNull Integer connectionsPerAddress) {
        this.connectionsPerAddress = ConnectionLimitForm.checked("connectionsPerAddress", connectionsPerAddress);
        save();
    }

    /** Whether whoever may read the metrics of Jenkins learns of each hostname; only with the metrics plugin. */
    public boolean isHostnamesInMetrics() {
        return hostnamesInMetrics;
    }

    @DataBoundSetter
    public void setHostnamesInMetrics(boolean hostnamesInMetrics) {
        this.hostnamesInMetrics = hostnamesInMetrics;
        save();
    }

    /** What the visits of a verification may take, from the controller and from agents. */
    public ProbeLimits probeLimits() {
        return ProbeLimits.of(
                ConnectionLimitForm.orDefault(connections, ProbeLimits.DEFAULT.atOnce()),
                ConnectionLimitForm.orDefault(connectionsPerAddress, ProbeLimits.DEFAULT.atOncePerAddress()));
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AopGlobalConfiguration_DisplayName();
    }
}
