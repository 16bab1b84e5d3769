package io.jenkins.plugins.cloudflare.aop.origin.detour;

import io.jenkins.plugins.cloudflare.aop.origin.Detour;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit;
import io.jenkins.plugins.cloudflare.aop.origin.DetourVisit.Standard;
import io.jenkins.plugins.cloudflare.aop.origin.Ending;
import io.jenkins.plugins.cloudflare.aop.origin.tls12.EarlierVersion;
import io.jenkins.plugins.cloudflare.aop.origin.visit.VisitRequest;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Whether TLS 1.0 or 1.1 is spoken, with which Java makes no visits. */
final class OldTlsWays implements DetourWays {
    @Override
    public Detour detour() {
        return Detour.OLD_TLS;
    }

    @Override
    public void run(DetourVisitor visitor) throws InterruptedIOException {
        List<DetourVisitor.Part> parts = new ArrayList<>();
        EarlierVersion.DEPRECATED.forEach(version -> parts.add(one -> visit(one, version)));
        visitor.sideBySide(parts);
    }

    private static void visit(DetourVisitor visitor, EarlierVersion version) throws InterruptedIOException {
        VisitRequest front = visitor.scene().request(visitor.scene().newest());
        String way = "on " + version.label();
        PatientVisits.Asked asked = visitor.ask(
                Detour.OLD_TLS,
                way,
                visitor.scene().newest(),
                Standard.ANY_SUCCESS,
                () -> visitor.scene().visits().onOldTls(version, front));
        boolean fault = asked.ended() != null && asked.ended().ending() == Ending.OWN_FAULT;
        if (fault && !version.isKnown()) {
            visitor.note(
                    new DetourVisit(Detour.OLD_TLS, way, null, true, "it is spoken, and this Java has no MD5 for it"));
        } else if (fault) {
            String ended = "the version is spoken, and whom it lets in could not be seen";
            visitor.note(new DetourVisit(Detour.OLD_TLS, way, null, Standard.WARNING, false, ended));
        } else if (asked.answer() == null || !asked.answer().succeeded()) {
            visitor.onceMoreAlone(version.ordinal(), one -> visit(one, version));
        }
    }
}
