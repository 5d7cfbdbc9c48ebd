package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.record.BudgetCheck;
import dev.onsale.record.Cell;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Against a schema of what consumers accept, and read by one of them, Maven Surefire's report parser. */
class JunitReportTest {

    static Stream<Map.Entry<String, Run>> states() {
        return Verdicts.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsValidAndReadsAsInItsGoldenFile(Map.Entry<String, Run> state) throws Exception {
        String xml = JunitReport.render(state.getValue());

        validate(xml);
        Golden.assertMatches("junit/" + state.getKey() + ".xml", xml);
    }

    @Test
    void theSchemaRefusesWhatConsumersWould() {
        String good = JunitReport.render(Verdicts.regressed());

        assertThatThrownBy(() -> validate(good.replaceFirst(" classname=\"[^\"]*\"", "")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(good.replaceFirst("time=\"23.000\"", "time=\"23,000\"")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(good.replace("browse p50", "browse p95")))
                .isInstanceOf(SAXException.class);
    }

    @ParameterizedTest
    @MethodSource("states")
    void aConsumerCountsWhatIsThere(Map.Entry<String, Run> state) throws Exception {
        JunitSuite suite = JunitSuite.of(state.getValue().summary());
        List<ReportTestCase> cases = read(JunitReport.render(state.getValue()));

        assertThat(cases).hasSameSizeAs(suite.cases()).isNotEmpty();
        assertThat(cases.stream().filter(ReportTestCase::hasFailure))
                .hasSize((int) suite.count(JunitCase.Result.FAILURE));
        assertThat(cases.stream().filter(ReportTestCase::hasError)).hasSize((int) suite.count(JunitCase.Result.ERROR));
        assertThat(cases.stream().filter(ReportTestCase::hasSkipped))
                .hasSize((int) suite.count(JunitCase.Result.SKIPPED));
        assertThat(cases.stream().mapToDouble(ReportTestCase::getTime).sum()).isEqualTo(suite.seconds());
    }

    @Test
    void whatRegressedOrIsOverBudgetFails() throws Exception {
        Map<String, ReportTestCase> cases = byName(Verdicts.regressed());

        ReportTestCase browse = cases.get("browse p95");
        assertThat(browse.getClassName()).isEqualTo("browse");
        assertThat(browse.getFullClassName()).isEqualTo("arena.browse");
        assertThat(browse.getFailureType()).isEqualTo("regressed");
        assertThat(browse.getFailureMessage())
                .startsWith("browse p95 4× slower (61 → 245 ms, 90 % interval 3.8×–4.3×)");
        assertThat(cases.get("hold p99").getFailureType()).isEqualTo("over budget");
        assertThat(cases.get("hold p99").getFailureMessage()).endsWith(", allowed at most 40 ms");
        assertThat(cases.get("verdict").getFailureMessage()).startsWith("browse p50 4.2× slower");
        assertThat(cases.get("fan bought").isSuccessful()).isTrue();
        assertThat(cases.get("hold p95").isSuccessful()).isTrue();
        assertThat(cases.get("visitors started").isSuccessful()).isTrue();
        assertThat(cases).as("what is not gated is no case").doesNotContainKey("fan declined");
    }

    @Test
    void whatIsOpenIsSkippedAndFailsNothing() throws Exception {
        Map<String, ReportTestCase> cases = byName(Verdicts.pending());

        assertThat(cases.get("seat-map p95").hasSkipped()).isTrue();
        assertThat(cases.get("verdict").hasSkipped()).isTrue();
        assertThat(cases.values()).noneMatch(ReportTestCase::hasFailure).noneMatch(ReportTestCase::hasError);
    }

    @Test
    void anInvalidRunIsAnErrorAndNothingOfItPasses() throws Exception {
        Verdict invalid = new Verdict(
                Verdict.Judgement.INVALID,
                List.of("the injector started visitors late"),
                List.of(),
                List.of(new Verdict.ValidityCheck("start lag p99", false, "143 ms", "20 ms", "Give it a core.")),
                List.of(new BudgetCheck("hold p99", true, 184.0, 800.0, "ms", "", null, null, null, null, null, null)),
                new Verdict.Comparison(
                        List.of(), List.of(), Verdict.ConfirmationMode.NOT_NEEDED, 0, null, null, null, null, null),
                GateCells.steadyCells("nothing"),
                null,
                null,
                null);

        Map<String, ReportTestCase> cases =
                byName(Runs.seeded(1).judged(invalid).run());

        assertThat(cases.values()).allMatch(ReportTestCase::hasError);
        assertThat(cases).containsKeys("verdict", "start lag p99", "hold p99", "hold p95");
    }

    @ParameterizedTest
    @MethodSource("states")
    void skippedIsInconclusiveAndNothingElse(Map.Entry<String, Run> state) {
        assertThat(JunitSuite.of(state.getValue().summary()).cases())
                .filteredOn(one -> one.result() == JunitCase.Result.SKIPPED)
                .allMatch(one -> one.message().startsWith("inconclusive: "));
    }

    @Test
    void whatWasMeasuredStandsBesideEachCase() {
        List<JunitCase> cases = JunitSuite.of(Verdicts.regressed().summary()).cases();

        assertThat(properties(cases, "browse p95"))
                .containsEntry("value", "244.85")
                .containsEntry("baseline", "60.9434")
                .containsEntry("unit", "ms")
                .containsKeys("change", "changeLow", "changeHigh", "smallestDetectable", "samples");
        assertThat(properties(cases, "hold p99")).containsEntry("limit", "40").containsEntry("unit", "ms");
        assertThat(properties(cases, "visitors started")).containsKeys("value", "limit");
        assertThat(properties(cases, "verdict"))
                .containsKeys("visitors", "responses", "browse p95 ms", "browse failed");
        cases.forEach(one -> one.properties()
                .forEach(
                        (name, value) -> assertThat(value).as(name).isNotBlank().doesNotContain("null")));
    }

    private static Map<String, String> properties(List<JunitCase> cases, String name) {
        return cases.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .properties();
    }

    @Test
    void aTargetThatFailedIsRedThoughNoCellOrBudgetIs() throws Exception {
        assertThat(byName(Verdicts.targetFailed()).get("verdict").hasFailure()).isTrue();
    }

    @Test
    void namesStayTheSameFromRunToRun() throws Exception {
        Run first = Verdicts.pass();
        Run second = Runs.seeded(99)
                .id("20261231-235959-arena-ffff")
                .judged(first.summary().verdict())
                .run();

        assertThat(names(second)).isEqualTo(names(first)).noneMatch(name -> name.contains("2026"));
    }

    @Test
    void hostileNamesStayOneNameAndTheXmlStaysWellFormed() throws Exception {
        String hostile = "GET /v1.2?<a>&\"b'\u0000\u0008\u001b[31m\ud800\ufffe ]]> \ud83c\udf9f";
        Cell cell = GateCells.grown(hostile, "p99.9", 12, 52, 3.3, 2.1, 4.8);
        Run run = Runs.seeded(1)
                .judged(new Verdict(
                        Verdict.Judgement.FAIL,
                        List.of("regressed: " + hostile),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Verdict.Comparison(
                                List.of(), List.of(), Verdict.ConfirmationMode.PAIRS, 3, null, null, null, null, null),
                        List.of(cell),
                        null,
                        null,
                        null))
                .run();

        String xml = JunitReport.render(run);
        validate(xml);
        ReportTestCase read = read(xml).get(1);

        assertThat(read.getFullClassName())
                .isEqualTo("arena.GET /v1_2?<a>&\"b'\ufffd\ufffd\ufffd[31m\ufffd\ufffd ]]> \ud83c\udf9f");
        assertThat(read.getName()).endsWith("\ud83c\udf9f p99.9");
    }

    private static List<String> names(Run run) throws Exception {
        return read(JunitReport.render(run)).stream()
                .map(one -> one.getFullClassName() + " " + one.getName())
                .toList();
    }

    private static Map<String, ReportTestCase> byName(Run run) throws Exception {
        // A budget and a cell may have one name, in packages of their own.
        return read(JunitReport.render(run)).stream()
                .collect(Collectors.toMap(ReportTestCase::getName, one -> one, (budget, cell) -> cell));
    }

    /** The parser makes a suite of each class name. */
    private static List<ReportTestCase> read(String xml) throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                        .parse(new InputStreamReader(
                                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
                        .stream()
                        .flatMap(suite -> suite.getTestCases().stream())
                        .toList();
    }

    private static void validate(String xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/junit/junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
