package io.jenkins.plugins.cloudflare.aop.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.origin.ProbeLimits;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields for how many connections a verification may have open at once, for the descriptor of the configuration. */
@Restricted(NoExternalUse.class)
public interface ConnectionLimitForm {
    @POST
    default FormValidation doCheckConnections(@QueryParameter String value) {
        return check(value, getDefaultConnections());
    }

    @POST
    default FormValidation doCheckConnectionsPerAddress(@QueryParameter String value) {
        return check(value, getDefaultConnectionsPerAddress());
    }

    default int getFewestConnections() {
        return ProbeLimits.FEWEST;
    }

    default int getMostConnections() {
        return ProbeLimits.MOST;
    }

    default int getDefaultConnections() {
        return ProbeLimits.DEFAULT.atOnce();
    }

    default int getDefaultConnectionsPerAddress() {
        return ProbeLimits.DEFAULT.atOncePerAddress();
    }

    private static FormValidation check(@CheckForNull String value, int byDefault) {
        return !Jenkins.get().hasPermission(Jenkins.ADMINISTER) || isPossible(value)
                ? FormValidation.ok()
                : FormValidation.error(sentence(byDefault));
    }

    private static boolean isPossible(@CheckForNull String value) {
        String text = Util.fixEmptyAndTrim(value);
        try {
            return text == null || ProbeLimits.isPossible(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String sentence(int byDefault) {
        // As text: a thousand would get a separator.
        return Messages.ConnectionLimit_Range(
                Integer.toString(ProbeLimits.FEWEST), Integer.toString(ProbeLimits.MOST), Integer.toString(byDefault));
    }

    /** Refuses a whole form in which one of the numbers cannot be, before any of it counts. */
    static void require(JSONObject form) throws FormException {
        require(form, "connections", ProbeLimits.DEFAULT.atOnce());
        require(form, "connectionsPerAddress", ProbeLimits.DEFAULT.atOncePerAddress());
    }

    private static void require(JSONObject form, String field, int byDefault) throws FormException {
        if (!isPossible(form.optString(field))) {
            throw new FormException(sentence(byDefault), field);
        }
    }

    /** @throws IllegalArgumentException with one sentence when so many cannot be */
    @CheckForNull
    static Integer checked(String field, @CheckForNull Integer given) {
        if (given != null) {
            ProbeLimits.complaint(field, given).ifPresent(complaint -> {
                throw new IllegalArgumentException(complaint);
            });
        }
        return given;
    }

    /** @param given what a person may have written into the file by hand, too */
    static int orDefault(@CheckForNull Integer given, int byDefault) {
        return given == null || !ProbeLimits.isPossible(given) ? byDefault : given;
    }
}
