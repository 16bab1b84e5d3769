package io.jenkins.plugins.cloudflare.aop.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Addresses at which no origin lives, but something that is none of a visitor's business may. */
enum SpecialAddress {
    METADATA("a cloud's metadata address"),
    LOOPBACK("a loopback address"),
    LINK_LOCAL("a link-local address"),
    UNSPECIFIED("an unspecified address"),
    MULTICAST("a multicast or broadcast address");

    /**
     * Most clouds (169.254.169.254, on AWS 169.254.170.2 as well), AWS over IPv6 (fd00:ec2::254 and its neighbours),
     * Google over IPv6 (fd20:ce::254), Alibaba Cloud (100.100.100.200), Oracle (192.0.0.192) and Azure's wire server
     * (168.63.129.16).
     */
    private static final List<byte[]> CLOUDS = List.of(
            bytes("a9fea9fe"),
            bytes("a9feaa02"),
            bytes("fd000ec200"),
            bytes("fd2000ce000000000000000000000254"),
            bytes("646464c8"),
            bytes("c00000c0"),
            bytes("a83f8110"));

    /** IPv6 addresses that stand for the IPv4 address in their last four bytes: NAT64 (RFC 6052), IPv4-compatible. */
    private static final List<byte[]> EMBEDDING =
            List.of(bytes("0064ff9b0000000000000000"), bytes("000000000000000000000000"));

    /** 6to4 (RFC 3056), with the IPv4 address behind it. */
    private static final byte[] SIX_TO_FOUR = bytes("2002");

    private static final int IPV4_BYTES = 4;

    private final String label;

    SpecialAddress(String label) {
        this.label = label;
    }

    /** For people, with its article. */
    String label() {
        return label;
    }

    /** Empty for an address like any other. */
    static Optional<SpecialAddress> of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (CLOUDS.stream().anyMatch(cloud -> startsWith(bytes, cloud))) {
            return Optional.of(METADATA);
        }
        if (address.isLoopbackAddress()) {
            return Optional.of(LOOPBACK);
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of(LINK_LOCAL);
        }
        // The whole network 0.0.0.0/8 is "this host on this network" (RFC 1122, section 3.2.1.3).
        if (address.isAnyLocalAddress() || bytes.length == IPV4_BYTES && bytes[0] == 0) {
            return Optional.of(UNSPECIFIED);
        }
        if (address.isMulticastAddress() || Arrays.equals(bytes, bytes("ffffffff"))) {
            return Optional.of(MULTICAST);
        }
        return embedded(bytes).flatMap(SpecialAddress::of);
    }

    private static Optional<InetAddress> embedded(byte[] bytes) {
        if (bytes.length == IPV4_BYTES) {
            return Optional.empty();
        }
        if (startsWith(bytes, SIX_TO_FOUR)) {
            return ipv4(bytes, SIX_TO_FOUR.length);
        }
        return EMBEDDING.stream()
                .filter(prefix -> startsWith(bytes, prefix))
                .findFirst()
                .flatMap(prefix -> ipv4(bytes, prefix.length));
    }

    private static Optional<InetAddress> ipv4(byte[] bytes, int from) {
        try {
            return Optional.of(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + IPV4_BYTES)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && (prefix.length != IPV4_BYTES || bytes.length == IPV4_BYTES)
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
