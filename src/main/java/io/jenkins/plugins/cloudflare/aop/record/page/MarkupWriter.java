package io.jenkins.plugins.cloudflare.aop.record.page;

import io.jenkins.plugins.cloudflare.aop.text.PrintableText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements, never strings of markup, so that nothing from outside can become an element or an attribute.
 * What XML 1.0 forbids (production [2] Char) and what a reader does not see is written by its number, as
 * {@link PrintableText} does. What it writes is well-formed XML, and HTML where the names are HTML's.
 */
public final class MarkupWriter {
    private final StringWriter buffer = new StringWriter();
    private final XMLStreamWriter out;

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private MarkupWriter() {
        try {
            // The JDK's own, whatever the class path of a Jenkins plugin brings.
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(buffer);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public static MarkupWriter xml() {
        MarkupWriter markup = new MarkupWriter();
        markup.write(() -> markup.out.writeStartDocument("UTF-8", "1.0"));
        return markup.line();
    }

    static MarkupWriter html() {
        MarkupWriter markup = new MarkupWriter();
        markup.write(() -> markup.out.writeDTD("<!DOCTYPE html>"));
        return markup.line();
    }

    /** @param attributes names and values in turn; one whose value is null is left out */
    public MarkupWriter open(String name, String... attributes) {
        return write(() -> {
            out.writeStartElement(name);
            writeAttributes(attributes);
        });
    }

    public MarkupWriter close() {
        return write(out::writeEndElement);
    }

    /** An element that has no content and, in HTML, no end tag. */
    MarkupWriter empty(String name, String... attributes) {
        return write(() -> {
            out.writeEmptyElement(name);
            writeAttributes(attributes);
        });
    }

    MarkupWriter text(String text) {
        return write(() -> out.writeCharacters(PrintableText.laidOut(text)));
    }

    /** An element that holds text only. */
    public MarkupWriter element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** A new line of the source, for those who read it; only where white space means nothing. */
    public MarkupWriter line() {
        return text("\n");
    }

    public byte[] toBytes() {
        write(out::flush);
        return buffer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeAttributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.writeAttribute(attributes[i], PrintableText.laidOut(attributes[i + 1]));
            }
        }
    }

    private MarkupWriter write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // memory does not fail
        }
        return this;
    }
}
