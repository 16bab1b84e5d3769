package io.jenkins.plugins.cloudflare.aop.emulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds who answers a request by the form of its path, in which {@code {name}} stands for any segment. */
final class Routes {
    /** Answers requests of one form. */
    @FunctionalInterface
    interface Handler {
        /** @param at the segments that the form names */
        Reply handle(Call call, Map<String, String> at) throws Refusal;
    }

    private record Route(String method, List<String> form, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** The first form that fits wins. */
    void add(String method, String form, Handler handler) {
        routes.add(new Route(method, List.of(form.substring(1).split("/")), handler));
    }

    Reply answer(Call call) throws Refusal {
        List<String> segments = call.segments();
        for (Route route : routes) {
            Map<String, String> at = fit(route.form(), segments);
            if (at != null && route.method().equals(call.method())) {
                return route.handler().handle(call, at);
            }
        }
        throw noRoute(call.path());
    }

    static Refusal noRoute(String path) {
        return new Refusal(404, 7003, "Could not route to " + path + ", perhaps your object identifier is invalid?");
    }

    private static Map<String, String> fit(List<String> form, List<String> segments) {
        if (form.size() != segments.size()) {
            return null;
        }
        Map<String, String> at = new HashMap<>();
        for (int i = 0; i < form.size(); i++) {
            String part = form.get(i);
            String segment = segments.get(i);
            if (part.startsWith("{") && !segment.isEmpty()) {
                at.put(part.substring(1, part.length() - 1), segment);
            } else if (!part.equals(segment)) {
                return null;
            }
        }
        return at;
    }
}
