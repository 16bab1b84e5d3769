package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Target;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours;
import io.jenkins.plugins.cloudflare.aop.origin.TargetDetours.OfferedIssuers;
import io.jenkins.plugins.cloudflare.aop.origin.Visit;
import java.util.ArrayList;
import java.util.List;

/** What was seen on the ways around one target; several threads may note. */
final class DetourNotes {
    private final List<DetourVisit> seen = new ArrayList<>();
    private final List<OfferedIssuers> offered = new ArrayList<>();
    private final List<Visit> frontDoor = new ArrayList<>();

    synchronized void add(DetourVisit visit) {
        seen.add(visit);
    }

    synchronized void add(OfferedIssuers issuers) {
        offered.add(issuers);
    }

    /** A visit without a certificate to the front door, made in between. */
    synchronized void addFrontDoor(Visit visit) {
        frontDoor.add(visit);
    }

    synchronized void addAll(DetourNotes later) {
        seen.addAll(later.seen);
        offered.addAll(later.offered);
        frontDoor.addAll(later.frontDoor);
    }

    synchronized int count() {
        return seen.size();
    }

    /** What was noted behind the first so many. */
    synchronized List<DetourVisit> since(int count) {
        return List.copyOf(seen.subList(count, seen.size()));
    }

    /** Whether a visit was answered with success. */
    synchronized boolean succeeded() {
        return seen.stream()
                .anyMatch(visit -> visit.answer() != null && visit.answer().succeeded());
    }

    /** Forgets what was refused; what was served, and how the front door was, is known for good. */
    synchronized void forgetRefusals() {
        seen.removeIf(visit -> visit.answer() == null || !visit.answer().succeeded());
    }

    synchronized TargetDetours of(Target target) {
        return new TargetDetours(target, seen, frontDoor, offered, List.of());
    }
}
