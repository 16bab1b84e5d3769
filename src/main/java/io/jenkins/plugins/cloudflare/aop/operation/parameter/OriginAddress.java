package io.jenkins.plugins.cloudflare.aop.operation.parameter;

import io.jenkins.plugins.cloudflare.aop.operation.OperationException;
import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address and port of an origin.
 *
 * @param address an IPv4 or IPv6 address without brackets, or a host name that the probing machine resolves
 */
public record OriginAddress(String address, int port) {
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65535;
    private static final Pattern BRACKETED =
            Pattern.compile("\\[([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[\\w.]+)?)](?::(.*))?");
    private static final Pattern BARE_IPV6 =
            Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[\\w.]+)?");
    private static final Pattern PLAIN = Pattern.compile("([^:/\\[\\]]+)(?::(.*))?");
    private static final Pattern IPV4_LIKE = Pattern.compile("[\\d.]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    /** Reads the value of a parameter; duplicates are merged, the order is kept. */
    public static List<OriginAddress> list(String parameter, String text) throws OperationException {
        Set<OriginAddress> addresses = new LinkedHashSet<>();
        for (String item : ListParameter.of(parameter, text)) {
            addresses.add(of(parameter, item));
        }
        return new ArrayList<>(addresses);
    }

    /** Tells whether an item is an IPv6 address in brackets, with or without a port. */
    static boolean isBracketed(String item) {
        return BRACKETED.matcher(item).matches();
    }

    /** Reads one address. */
    public static OriginAddress of(String parameter, String item) throws OperationException {
        String name = parameter + " has '" + PrintableText.brief(item) + "', ";
        if (item.contains("://")) {
            throw new OperationException(name + "which is a URL; give address[:port], such as 192.0.2.10:443");
        }
        Matcher bracketed = BRACKETED.matcher(item);
        if (bracketed.matches()) {
            return new OriginAddress(bracketed.group(1), port(name, bracketed.group(2)));
        }
        if (BARE_IPV6.matcher(item).matches()) {
            return new OriginAddress(item, HTTPS);
        }
        Matcher plain = PLAIN.matcher(item);
        if (!plain.matches()) {
            throw new OperationException(name
                    + "which is not address[:port]; examples are 192.0.2.10, 192.0.2.10:8443 and [2001:db8::1]:8443");
        }
        String address = plain.group(1);
        if (IPV4_LIKE.matcher(address).matches()) {
            if (!IPV4.matcher(address).matches()) {
                throw new OperationException(name + "which is not an IPv4 address of four numbers up to 255");
            }
        } else {
            address = Hostname.of(parameter, address);
        }
        return new OriginAddress(address, port(name, plain.group(2)));
    }

    private static int port(String name, String digits) throws OperationException {
        if (digits == null) {
            return HTTPS;
        }
        if (digits.matches("\\d{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        }
        throw new OperationException(name + "whose port is not a number from 1 to " + MAX_PORT);
    }

    @Override
    public String toString() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
