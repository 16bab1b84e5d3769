package io.jenkins.plugins.cloudflare.aop.config.form;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Fields of the global switch, for descriptors. */
@Restricted(NoExternalUse.class)
public interface EnableGloballyForm extends AopForm {}
