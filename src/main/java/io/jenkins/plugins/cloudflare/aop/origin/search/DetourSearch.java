package io.jenkins.plugins.cloudflare.aop.origin.search;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.Identity;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TlsVersion;
import io.jenkins.plugins.cloudflare.aop.origin.Visitor;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where to look for detours around one target.
 *
 * @param versions those that the target speaks
 * @param otherNames names that the same server may know, see {@link OtherNames}
 * @param otherPaths paths of the site beside that of the target
 * @param configured the configured certificate, with which it is seen whether a refusal is meant for the visitor; null when
 *     none was given
 * @param expired a certificate of the configured issuer whose validity is over; null when none can be made
 * @param sought what to look for
 * @param front what is known of the front door
 * @param http3 whom to send where for {@link Detour#HTTP3}
 */
public record DetourSearch(
        Target target,
        List<TlsVersion> versions,
        List<String> otherNames,
        List<String> otherPaths,
        Identity configured,
        Identity expired,
        Set<Detour> sought,
        FrontDoor front,
        Http3Search http3)
        implements Serializable {
    private static final Set<Visitor> FORGED =
            EnumSet.of(Visitor.FORGED_CHAIN, Visitor.STUFFED_CHAIN, Visitor.SELF_SIGNED);

    /** Without further paths, without a certificate for controls, and for HTTP/3 on the target's own port alone. */
    public DetourSearch(
            Target target, List<TlsVersion> versions, List<String> otherNames, Identity expired, Set<Detour> sought) {
        this(target, versions, otherNames, List.of(), null, expired, sought, FrontDoor.UNKNOWN, Http3Search.PLAIN);
    }

    /** The same where nothing answered, or something did, when the target's UDP port was asked before. */
    public DetourSearch knocked(boolean silent) {
        return new DetourSearch(
                target, versions, otherNames, otherPaths, configured, expired, sought, front, http3.knocked(silent));
    }

    /** Those who stand for all with a forged certificate on ways around: by its chain, by another's, by itself. */
    public List<Identity> forged() {
        return http3.visitors().stream()
                .filter(identity -> FORGED.contains(identity.visitor()))
                .toList();
    }

    /** @throws IllegalArgumentException for names that would break the handshake they are written into */
    public DetourSearch {
        versions = List.copyOf(versions);
        otherNames = List.copyOf(otherNames);
        otherPaths = List.copyOf(otherPaths);
        sought = Set.copyOf(sought);
        for (String name : otherNames) {
            if (!OtherNames.fit(name)) {
                throw new IllegalArgumentException("not a server name: " + PrintableText.brief(name));
            }
        }
    }
}
