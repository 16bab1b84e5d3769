package io.jenkins.plugins.cloudflare.aop.origin.tls12;

import java.security.GeneralSecurityException;

/** Seals or opens the records in one direction. */
interface RecordProtection {
    byte[] seal(int type, byte[] content) throws GeneralSecurityException;

    byte[] open(int type, byte[] record) throws GeneralSecurityException;
}
