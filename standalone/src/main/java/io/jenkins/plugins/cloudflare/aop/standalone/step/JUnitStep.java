package io.jenkins.plugins.cloudflare.aop.standalone.step;

import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.AbortException;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Build;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.BuildPlace;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Call;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Result;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Signature;
import io.jenkins.plugins.cloudflare.aop.standalone.pipeline.Steps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The step {@code junit}: counts the test cases of JUnit XML files; failures make the build unstable. */
final class JUnitStep {
    private JUnitStep() {}

    static void addTo(Steps steps) {
        steps.add(
                "junit",
                Signature.of(
                                "testResults",
                                "allowEmptyResults",
                                "skipMarkingBuildUnstable",
                                "skipPublishingChecks",
                                "checksName",
                                "healthScaleFactor",
                                "keepLongStdio",
                                "keepProperties",
                                "keepTestNames",
                                "skipOldReports",
                                "stdioRetention",
                                "testDataPublishers")
                        .inside(),
                JUnitStep::run);
    }

    private static Object run(Call call) throws IOException {
        Build build = call.build();
        BuildPlace place = build.place();
        build.say("Recording test results");
        Path from = build.scope().directory();
        List<Path> files = AntPatterns.of(call.text("testResults"))
                .find(from, AntPatterns.of(""), Set.of(place.artifacts(), place.state()));
        TestResultSummary summary = new TestResultSummary();
        for (Path file : files) {
            count(from.resolve(file), summary);
        }
        if (summary.getTotalCount() == 0 && !call.flag("allowEmptyResults", false)) {
            throw new AbortException(
                    files.isEmpty()
                            ? "No test report files were found. Configuration error?"
                            : "None of the test reports contained any result");
        }
        if (summary.getFailCount() > 0) {
            build.say(summary.getFailCount() + " of " + summary.getTotalCount() + " tests failed");
            if (!call.flag("skipMarkingBuildUnstable", false)) {
                build.worsen(Result.UNSTABLE);
            }
        }
        return summary;
    }

    private static void count(Path file, TestResultSummary summary) throws IOException {
        NodeList cases = parse(file).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            if (has(test, "failure") || has(test, "error")) {
                summary.fail();
            } else if (has(test, "skipped")) {
                summary.skip();
            } else {
                summary.pass();
            }
        }
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private static Document parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var parser = factory.newDocumentBuilder();
            // The default one prints to standard error.
            parser.setErrorHandler(new StrictXml());
            return parser.parse(in);
        } catch (ParserConfigurationException | SAXException e) {
            throw new AbortException("junit: " + file + " is no JUnit XML: " + e.getMessage());
        }
    }
}
