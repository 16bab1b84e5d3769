package io.jenkins.plugins.cloudflare.aop.cloudflare;

/** A zone of the account: its id, its name in lower case ASCII, and whether Cloudflare serves it ("active"). */
public record Zone(ZoneId id, String name, String status) {}
