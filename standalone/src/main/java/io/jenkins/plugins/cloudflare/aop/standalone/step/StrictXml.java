package io.jenkins.plugins.cloudflare.aop.standalone.step;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Throws every error of an XML file and prints none. */
final class StrictXml implements ErrorHandler {
    @Override
    public void warning(SAXParseException fault) {
        // A warning does not change what the file says.
    }

    @Override
    public void error(SAXParseException fault) throws SAXParseException {
        throw fault;
    }

    @Override
    public void fatalError(SAXParseException fault) throws SAXParseException {
        throw fault;
    }
}
