package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.config.form.ExpirationAlertForm;
import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationContext;
import io.jenkins.plugins.cloudflare.aop.operation.engine.OperationRun;
import io.jenkins.plugins.cloudflare.aop.operation.setting.AlertResult;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlert;
import io.jenkins.plugins.cloudflare.aop.operation.setting.ExpirationAlertSpec;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Has Cloudflare tell people before a client certificate expires. */
@Restricted(NoExternalUse.class)
public final class ExpirationAlertStep extends AopStep<AlertResult> implements ExpirationAlertSpec {
    private static final long serialVersionUID = 1L;

    private String account;
    private String emails;
    private String webhooks;

    @DataBoundConstructor
    public ExpirationAlertStep() {}

    @Override
    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    @Override
    public String getEmails() {
        return emails;
    }

    @DataBoundSetter
    public void setEmails(String emails) {
        this.emails = Util.fixEmptyAndTrim(emails);
    }

    @Override
    public String getWebhooks() {
        return webhooks;
    }

    @DataBoundSetter
    public void setWebhooks(String webhooks) {
        this.webhooks = Util.fixEmptyAndTrim(webhooks);
    }

    @Override
    OperationRun<AlertResult> open(OperationContext context, Instant startedAt) throws OperationException {
        return ExpirationAlert.run(this, context, startedAt);
    }

    @Extension
    public static final class DescriptorImpl extends AopStepDescriptor implements ExpirationAlertForm {
        public DescriptorImpl() {
            super("emails", "webhooks");
        }

        @Override
        public String getFunctionName() {
            return "aopExpirationAlert";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ExpirationAlert_DisplayName();
        }
    }
}
