package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.Page;
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
    private final List<DetourVisitor.Part> again = new ArrayList<>();
    private boolean unclear;

    synchronized void add(DetourVisit visit) {
        seen.add(visit);
    }

    synchronized void add(OfferedIssuers issuers) {
        offered.add(issuers);
    }

    /** A visit without the right certificate to the front door, made in between. */
    synchronized void addFrontDoor(Visit visit) {
        frontDoor.add(visit);
    }

    synchronized void addAll(DetourNotes later) {
        seen.addAll(later.seen);
        offered.addAll(later.offered);
        frontDoor.addAll(later.frontDoor);
        again.addAll(later.again);
    }

    /**
     * Adds what was seen by a part, which is done again as a whole when one of its own visits was not clear.
     *
     * @param notes what it saw
     * @param site the page of the site, null when it is not known
     */
    synchronized void addAll(DetourNotes notes, DetourVisitor.Part part, Page site) {
        if (notes.isUnclear()) {
            notes.forgetRefusals(site);
            notes.again.clear();
            notes.again.add(part);
        }
        addAll(notes);
    }

    /** A visit was refused as one of too many would be. */
    synchronized void unclear() {
        unclear = true;
    }

    private synchronized boolean isUnclear() {
        return unclear;
    }

    /** Something to be done when nobody else visits the target. */
    synchronized void again(DetourVisitor.Part part) {
        again.add(part);
    }

    /** What is to be done again, and is taken from here. */
    synchronized List<DetourVisitor.Part> takeAgain() {
        List<DetourVisitor.Part> taken = List.copyOf(again);
        again.clear();
        return taken;
    }

    synchronized int count() {
        return seen.size();
    }

    /** What was noted behind the first so many. */
    synchronized List<DetourVisit> since(int count) {
        return List.copyOf(seen.subList(count, seen.size()));
    }

    /** @param site the page of the site, null when it is not known */
    synchronized boolean served(Page site) {
        return seen.stream().anyMatch(visit -> visit.served(site));
    }

    /** Forgets what was refused; what was served, and how the front door was, is known for good. */
    synchronized void forgetRefusals(Page site) {
        seen.removeIf(visit -> !visit.served(site));
    }

    synchronized TargetDetours of(Target target) {
        return new TargetDetours(target, seen, frontDoor, offered, List.of());
    }
}
