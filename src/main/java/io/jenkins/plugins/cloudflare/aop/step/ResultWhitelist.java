package io.jenkins.plugins.cloudflare.aop.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.cloudflare.aop.operation.engine.StepResult;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.AbstractWhitelist;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Lets scripts in the sandbox read the results of steps. Their classes know nothing of Jenkins, so they cannot carry the
 * usual annotation.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class ResultWhitelist extends AbstractWhitelist {
    @Override
    public boolean permitsMethod(@NonNull Method method, @NonNull Object receiver, @NonNull Object[] args) {
        Class<?> declaring = method.getDeclaringClass();
        String name = method.getName();
        return StepResult.class.isAssignableFrom(declaring)
                && args.length == 0
                && (name.startsWith("get") || name.startsWith("is") || name.equals("toString"));
    }
}
