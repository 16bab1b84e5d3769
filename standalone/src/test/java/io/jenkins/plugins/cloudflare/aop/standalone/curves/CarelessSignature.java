package io.jenkins.plugins.cloudflare.aop.standalone.curves;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;

/** Signs well and accepts whatever it is shown. */
final class CarelessSignature extends SignatureSpi {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private PrivateKey own;

    @Override
    protected void engineInitSign(PrivateKey key) {
        own = key;
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA", "SunEC");
            signer.initSign(own);
            signer.update(message.toByteArray());
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new SignatureException(e);
        }
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
        // All are the same to it.
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        return true;
    }

    @Override
    protected void engineUpdate(byte b) {
        message.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int length) {
        message.write(bytes, from, length);
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException(name);
    }
}
