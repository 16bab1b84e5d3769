package io.jenkins.plugins.cloudflare.aop.record;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.helpers.DefaultHandler;

/** What was written, as a parser sees it; it must be well-formed. */
public final class Parsed {
    private Parsed() {}

    public static Element root(byte[] document) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
    }

    public static List<Element> all(Element under, String name) {
        NodeList nodes = under.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    public static Element only(Element under, String name) {
        List<Element> elements = all(under, name);
        if (elements.size() != 1) {
            throw new AssertionError(elements.size() + " elements " + name);
        }
        return elements.get(0);
    }
}
