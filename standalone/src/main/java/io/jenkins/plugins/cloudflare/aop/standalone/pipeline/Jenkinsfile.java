package io.jenkins.plugins.cloudflare.aop.standalone.pipeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a Jenkinsfile.
 *
 * @param name how messages call it
 */
public record Jenkinsfile(String name, String text) {
    /** What may stand before the first statement: blanks, comments, a shebang line, imports and annotations. */
    private static final Pattern PREAMBLE = Pattern.compile(
            "(?:\\s+|//[^\\n]*|/\\*.*?\\*/|#![^\\n]*|import\\s[^\\n;]*;?"
                    + "|@\\w+\\s*\\((?:[^()'\"]|'[^']*'|\"[^\"]*\")*\\)\\s*_?|;)*+",
            Pattern.DOTALL);

    private static final Pattern DECLARATIVE = Pattern.compile("pipeline\\s*\\{");
    private static final Pattern LIBRARY = Pattern.compile("@Library\\b");

    /** Whether it is a declarative one, which needs Jenkins itself. */
    public boolean isDeclarative() {
        return matchesAfterPreamble(DECLARATIVE);
    }

    /** Whether it loads shared libraries before its first statement. */
    public boolean loadsLibraries() {
        Matcher preamble = PREAMBLE.matcher(text);
        return preamble.lookingAt() && LIBRARY.matcher(preamble.group()).find();
    }

    private boolean matchesAfterPreamble(Pattern statement) {
        Matcher preamble = PREAMBLE.matcher(text);
        int end = preamble.lookingAt() ? preamble.end() : 0;
        return statement.matcher(text).region(end, text.length()).lookingAt();
    }
}
