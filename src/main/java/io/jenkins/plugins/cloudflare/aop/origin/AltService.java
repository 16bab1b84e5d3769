package io.jenkins.plugins.cloudflare.aop.origin;

import java.util.List;
import java.util.regex.Pattern;

/** Where a server says that it speaks HTTP/3 as well, in its Alt-Svc header (RFC 7838, section 3). */
final class AltService {
    /** On the same host; another host is another origin. */
    private static final Pattern HTTP_3 = Pattern.compile("(?:^|[,\\s])h3=\":(\\d{1,5})\"");

    private static final int HIGHEST_PORT = 65535;
    /** Servers name one or two. */
    private static final int MOST = 4;

    private AltService() {}

    /** The UDP ports of this host that are named. */
    static List<Integer> http3Ports(String header) {
        return HTTP_3.matcher(header)
                .results()
                .map(named -> Integer.valueOf(named.group(1)))
                .filter(port -> port > 0 && port <= HIGHEST_PORT)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
