package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.record.BuildRecord;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry;
import io.jenkins.plugins.cloudflare.aop.record.OperationEntry.CertificateEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The certificates of the page, each once, as the last operation saw it. */
final class CertificateSection {
    private CertificateSection() {}

    static void write(MarkupWriter page, BuildRecord record) {
        Map<String, CertificateEntry> certificates = new LinkedHashMap<>();
        for (OperationEntry operation : record.operations()) {
            CertificateEntry certificate = operation.certificate();
            if (certificate != null) {
                String same = certificate.sha256() == null ? certificate.id() : certificate.sha256();
                certificates.merge(String.valueOf(same), certificate, CertificateEntry::updatedBy);
            }
        }
        if (certificates.isEmpty()) {
            page.element("p", "No operation was about a certificate.", "class", "empty");
        }
        certificates.values().forEach(certificate -> write(page, certificate));
    }

    private static void write(MarkupWriter page, CertificateEntry certificate) {
        page.line().open("dl", "class", "certificate");
        item(page, "Id", PageText.code(certificate.id()));
        item(page, "SHA-256", PageText.code(certificate.sha256()));
        item(page, "Serial", PageText.code(certificate.serial()));
        item(page, "Subject", PageText.plain(certificate.subject()));
        item(page, "Issuer", PageText.plain(certificate.issuer()));
        item(page, "Valid from", PageText.instant(certificate.notBefore()));
        item(page, "Valid until", PageText.instant(certificate.notAfter()));
        item(page, "Status", PageText.plain(certificate.status()));
        item(page, "New or reused", PageText.plain(provenance(certificate)));
        page.close();
    }

    private static String provenance(CertificateEntry certificate) {
        if (certificate.reused() == null) {
            return null;
        }
        return certificate.reused() ? "reused, it was at Cloudflare already" : "new, uploaded by this build";
    }

    private static void item(MarkupWriter page, String name, Consumer<MarkupWriter> value) {
        page.line().open("div").element("dt", name).open("dd");
        value.accept(page);
        page.close().close();
    }
}
