package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.record.Run;
import dev.onsale.report.document.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which build was tested stands in every report. */
class LabelsInReportsTest {
    private static final String ODD = "a & b <i>*`|";

    private static Run labelled() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("commit", "3f2a9c1");
        labels.put("build", "https://ci.example.org/job/7");
        labels.put("note", ODD);
        Run run = Verdicts.regressed();
        return new Run(run.summary().labelled(labels), run.latency(), run.felt());
    }

    @Test
    void inTheText() {
        assertThat(TextReport.render(labelled(), List.of(), Style.PLAIN))
                .contains("Labels         commit 3f2a9c1, build https://ci.example.org/job/7, note " + ODD);
    }

    @Test
    void onThePage() {
        assertThat(HtmlReport.render(labelled(), List.of()))
                .contains("commit <strong>3f2a9c1</strong>")
                .contains("a &amp; b &lt;i&gt;")
                .doesNotContain("<i>");
    }

    @Test
    void inMarkdown() {
        assertThat(MarkdownReport.render(labelled(), "page"))
                .contains("**Labels:** commit 3f2a9c1, build")
                .doesNotContain(ODD);
    }

    @Test
    void inJunitAsPropertiesOfTheSuite() {
        assertThat(JunitReport.render(labelled()))
                .contains("<property name=\"commit\" value=\"3f2a9c1\"")
                .contains("<property name=\"note\" value=\"a &amp; b &lt;i");
    }

    @Test
    void inJson() {
        assertThat(JsonReport.render(labelled())).contains("\"commit\" : \"3f2a9c1\"");
    }
}
