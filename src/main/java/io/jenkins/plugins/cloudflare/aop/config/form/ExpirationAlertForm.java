package io.jenkins.plugins.cloudflare.aop.config.form;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Fields of an alert, for descriptors. */
@Restricted(NoExternalUse.class)
public interface ExpirationAlertForm extends AopForm {}
