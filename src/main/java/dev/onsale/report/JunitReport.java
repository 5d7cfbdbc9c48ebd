package dev.onsale.report;

import dev.onsale.plan.ControlCharacters;
import dev.onsale.record.DrillRecord;
import dev.onsale.record.Run;
import dev.onsale.record.SweepSummary;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A judged run as the JUnit XML that Jenkins, GitLab and Maven's reports read: one suite, a test case for the verdict
 * and for each validity check, budget and cell. Names hold no run id, so that a test's history is that of its cell.
 */
public final class JunitReport {
    private static final String NOT_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @return a whole XML 1.0 document, to be stored as UTF-8; the same in every locale and time zone */
    public static String render(Run run) {
        return render(JunitSuite.of(run.summary()));
    }

    /** The same of drills: one suite, and in it whether each was caught, named and quiet. */
    public static String render(List<DrillRecord> drills) {
        return render(DrillCases.suite(drills));
    }

    /** The same of a sweep: a case for its verdict, for each run, and for each figure of each step. */
    public static String render(SweepSummary sweep) {
        return render(SweepJunit.suite(sweep));
    }

    private static String render(JunitSuite suite) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitReport(xml).suites(suite);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("elements that are opened and closed in turn can always be written", e);
        }
        return text.append('\n').toString();
    }

    private void suites(JunitSuite suite) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", "onsale");
        counts(suite);
        xml.writeCharacters("\n");
        suite(suite);
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(JunitSuite suite) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", suite.plan());
        counts(suite);
        attribute("timestamp", suite.timestamp());
        if (!suite.properties().isEmpty()) {
            xml.writeCharacters("\n  ");
            properties(suite.properties());
        }
        for (JunitCase one : suite.cases()) {
            xml.writeCharacters("\n  ");
            testCase(one);
        }
        xml.writeCharacters("\n");
        if (!suite.account().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(String.join("\n", suite.account())));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        }
        xml.writeEndElement();
    }

    private void counts(JunitSuite suite) throws XMLStreamException {
        List<JunitCase> cases = suite.cases();
        attribute("tests", Integer.toString(cases.size()));
        attribute("failures", Long.toString(suite.count(JunitCase.Result.FAILURE)));
        attribute("errors", Long.toString(suite.count(JunitCase.Result.ERROR)));
        attribute("skipped", Long.toString(suite.count(JunitCase.Result.SKIPPED)));
        attribute("time", seconds(suite.seconds()));
    }

    private void testCase(JunitCase one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", one.className());
        attribute("name", one.name());
        attribute("time", seconds(one.seconds()));
        if (!one.properties().isEmpty()) {
            properties(one.properties());
        }
        switch (one.result()) {
            case PASSED -> {}
            case FAILURE -> outcome("failure", one);
            case ERROR -> outcome("error", one);
            case SKIPPED -> outcome("skipped", one);
        }
        xml.writeEndElement();
    }

    private void properties(Map<String, String> properties) throws XMLStreamException {
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
        }
        xml.writeEndElement();
    }

    private void outcome(String element, JunitCase one) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", one.message());
        if (!one.type().isEmpty()) {
            attribute("type", one.type());
            xml.writeCharacters(allowed(String.join("\n", one.detail())));
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** Names come from outside; XML 1.0 cannot hold most control characters, not even escaped. */
    private static String allowed(String text) {
        return ControlCharacters.replacedInLines(text.replaceAll(NOT_XML, "\uFFFD"));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
