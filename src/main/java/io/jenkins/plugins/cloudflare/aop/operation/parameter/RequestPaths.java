package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.List;

/** The paths that are asked for: one for all proofs, and further ones that have to be covered as well. */
public final class RequestPaths {
    private static final int LONGEST = 2048;
    private static final int MOST = 20;

    private RequestPaths() {}

    /**
     * @param text separated by blanks or new lines; null or blank for the root
     * @return at least one
     */
    public static List<String> of(String text) throws OperationException {
        String all = ListParameter.orNull(text);
        if (all == null) {
            return List.of("/");
        }
        List<String> paths = List.of(all.split("\\s+"));
        for (String path : paths) {
            if (!path.matches("/[!-~]*") || path.length() > LONGEST) {
                throw new OperationException("path is '" + PrintableText.brief(path)
                        + "', which is not a path; begin it with / and percent-encode what is not ASCII");
            }
        }
        if (paths.size() > MOST) {
            throw new OperationException("path has " + paths.size() + " paths; give at most " + MOST);
        }
        return paths;
    }
}
