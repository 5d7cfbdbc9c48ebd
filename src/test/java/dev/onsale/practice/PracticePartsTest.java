package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the practice box office says it needs is what the POM makes optional. */
class PracticePartsTest {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(.+)}");

    @Test
    void areTheOptionalDependencies() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());

        assertThat(PracticeParts.ALL.stream().map(PracticeParts.Part::coordinates))
                .containsExactlyInAnyOrderElementsOf(optional(pom));
    }

    @Test
    void areAllHere() {
        assertThat(PracticeParts.ALL)
                .allSatisfy(
                        part -> assertThat(PracticeParts.class.getClassLoader().getResource(part.known()))
                                .as(part.coordinates())
                                .isNotNull());
        assertThatCode(PracticeParts::require).doesNotThrowAnyException();
    }

    private static List<String> optional(Document pom) {
        NodeList dependencies = pom.getElementsByTagName("dependency");
        List<String> optional = new ArrayList<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (text(dependency, "optional").equals("true")) {
                String group = text(dependency, "groupId");
                // A bill of materials says the versions of the binaries.
                String version = group.equals("io.zonky.test.postgres")
                        ? property(pom, "postgres-binaries.version")
                        : resolved(pom, text(dependency, "version"));
                optional.add(group + ":" + text(dependency, "artifactId") + ":" + version);
            }
        }
        return optional;
    }

    private static String resolved(Document pom, String version) {
        Matcher property = PROPERTY.matcher(version);
        return property.matches() ? property(pom, property.group(1)) : version;
    }

    private static String property(Document pom, String name) {
        return pom.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
