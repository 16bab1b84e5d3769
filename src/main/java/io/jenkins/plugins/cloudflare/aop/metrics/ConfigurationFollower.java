package io.jenkins.plugins.cloudflare.aop.metrics;

import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.cloudflare.aop.config.AopGlobalConfiguration;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Takes hostnames into the metrics, or out of them, when an administrator says so. */
@OptionalExtension(requirePlugins = "metrics")
@Restricted(NoExternalUse.class)
public final class ConfigurationFollower extends SaveableListener {
    @Override
    public void onChange(Saveable saved, XmlFile file) {
        if (saved instanceof AopGlobalConfiguration) {
            ExtensionList.lookup(MetricsOutlet.class).forEach(MetricsOutlet::refresh);
        }
    }
}
