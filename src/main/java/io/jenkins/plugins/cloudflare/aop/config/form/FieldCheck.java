package io.jenkins.plugins.cloudflare.aop.config.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.cloudflare.aop.config.Messages;
import io.jenkins.plugins.cloudflare.aop.credentials.FormAccess;
import java.util.Optional;
import java.util.function.Function;

/** Judges what was typed into a field, with the sentences of the run. */
final class FieldCheck {
    private FieldCheck() {}

    /** @param judge says what is wrong, nothing when it is well */
    static FormValidation required(
            @CheckForNull Item item, @CheckForNull String value, Function<String, Optional<String>> judge) {
        return Util.fixEmptyAndTrim(value) == null && FormAccess.isGranted(item)
                ? FormValidation.error(Messages.FieldCheck_Required())
                : text(item, value, judge);
    }

    /** As {@link #required} for a field that may be empty. */
    static FormValidation text(
            @CheckForNull Item item, @CheckForNull String value, Function<String, Optional<String>> judge) {
        String text = Util.fixEmptyAndTrim(value);
        // What a variable stands for is known only in a build.
        if (text == null || text.contains("$") || !FormAccess.isGranted(item)) {
            return FormValidation.ok();
        }
        return judge.apply(text).map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    /** A whole number from a smallest one on, or nothing. */
    static FormValidation number(@CheckForNull Item item, @CheckForNull String value, int smallest) {
        return number(item, value, smallest, Integer.MAX_VALUE);
    }

    static FormValidation number(@CheckForNull Item item, @CheckForNull String value, int smallest, int greatest) {
        return Util.fixEmptyAndTrim(value) == null || !FormAccess.isGranted(item)
                ? FormValidation.ok()
                : FormValidation.validateIntegerInRange(value.trim(), smallest, greatest);
    }
}
