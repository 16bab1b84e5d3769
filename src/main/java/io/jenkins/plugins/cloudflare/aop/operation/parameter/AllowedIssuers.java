package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * Issuers that an origin may accept beside those of the configured certificate, as people name them: a distinguished name,
 * in whatever order a tool prints its parts, or a common name alone.
 */
public final class AllowedIssuers implements Predicate<X500Principal> {
    private final List<List<Rdn>> names;

    private AllowedIssuers(List<List<Rdn>> names) {
        this.names = names;
    }

    /** @param text one name a line or separated by semicolons, as names have commas; null or blank for none */
    public static AllowedIssuers of(String text) throws OperationException {
        List<List<Rdn>> names = new ArrayList<>();
        for (String item : (text == null ? "" : text).split("[;\\r\\n]+")) {
            String name = item.strip();
            if (!name.isEmpty()) {
                names.add(parts(name));
            }
        }
        return new AllowedIssuers(names);
    }

    @Override
    public boolean test(X500Principal issuer) {
        List<Rdn> parts;
        try {
            parts = new LdapName(issuer.getName(X500Principal.RFC2253)).getRdns();
        } catch (InvalidNameException e) {
            return false;
        }
        return names.stream()
                .anyMatch(
                        name -> name.size() == parts.size() && Set.copyOf(name).equals(Set.copyOf(parts))
                                || name.size() == 1 && isCommonName(name.get(0)) && parts.contains(name.get(0)));
    }

    private static boolean isCommonName(Rdn part) {
        return part.getType().equalsIgnoreCase("CN");
    }

    private static List<Rdn> parts(String name) throws OperationException {
        try {
            if (!name.contains("=")) {
                return List.of(new Rdn("CN", name));
            }
            return new LdapName(name).getRdns();
        } catch (InvalidNameException e) {
            throw new OperationException("allowedIssuers has '" + PrintableText.brief(name)
                    + "', which is not a distinguished name; write it as the record shows it, such as"
                    + " 'CN=Partner CA,O=Example', one a line or separated by semicolons");
        }
    }

    @Override
    public String toString() {
        return names.stream().map(String::valueOf).collect(Collectors.joining("; "));
    }
}
