package io.jenkins.plugins.cloudflare.aop.origin;
final class Dump { static void all(java.util.Map<String, OriginVerdict> v) { v.forEach((k, o) -> { System.out.println("## " + k + " -> " + o.verdict() + " | " + o.reason() + " | " + o.server()+" | acc "+o.accepting()); o.versions().forEach(x -> System.out.println("     " + x)); }); } }
