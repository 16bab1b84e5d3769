package io.jenkins.plugins.cloudflare.aop.cloudflare;

/**
 * A record of a zone's DNS that leads to an origin.
 *
 * @param type A, AAAA or CNAME
 * @param name in lower case ASCII, may begin with {@code *.}
 * @param content an address, or the name that a CNAME points to
 * @param proxied false when visitors get the content itself and so go around Cloudflare
 */
public record DnsRecord(String type, String name, String content, boolean proxied) {}
