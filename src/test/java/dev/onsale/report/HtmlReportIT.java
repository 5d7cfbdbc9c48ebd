package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.onsale.figures.Figures;
import dev.onsale.record.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a real browser. Screenshots are left in {@code target/report-pages} to be looked at. */
class HtmlReportIT {
    private static final Path PAGES = Path.of("target/report-pages");
    private static final String HOSTILE =
            "</script><script>window.owned=1</script><img src=x onerror=window.owned=1>\"'&";

    /** Charts follow a change of width in the frame after the next. */
    private static final String CHARTS_SETTLED = """
            () => new Promise(settled => {
              let frames = 4;
              const next = () => (--frames === 0 ? settled() : requestAnimationFrame(next));
              next();
            })
            """;

    /** Between them these states show every part of the page. */
    private static final List<String> EVERY_PART = List.of("regressed", "over-budget", "invalid", "not-judged");

    private static final List<Integer> WIDTHS_PX = List.of(360, 390, 768, 1024, 1280, 1920);

    private static final Map<String, Run> STATES = Verdicts.all();
    private static final Map<String, Path> WRITTEN = new ConcurrentHashMap<>();

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void startTheBrowser() throws IOException {
        Files.createDirectories(PAGES);
        playwright = Playwright.create();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stopTheBrowser() {
        browser.close();
        playwright.close();
    }

    static Stream<Map.Entry<String, Run>> states() {
        return STATES.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateOpensWithoutErrorsAsksNobodyAndFitsItsWidth(Map.Entry<String, Run> state) {
        try (Opened opened = open(state.getKey(), state.getValue(), ColorScheme.LIGHT, 1280)) {
            assertThat(opened.complaints).isEmpty();
            assertThat(opened.requests).as("requests beside the page itself").isEmpty();
            assertThat(opened.page.textContent(".decisive"))
                    .isEqualTo(Figures.glued(
                            Headline.of(state.getValue().summary()).decisive()));
            opened.screenshot(state.getKey() + "-desktop-light");
            opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            for (int widthPx : EVERY_PART.contains(state.getKey()) ? WIDTHS_PX : WIDTHS_PX.subList(0, 1)) {
                opened.page.setViewportSize(widthPx, 900);
                opened.page.evaluate(CHARTS_SETTLED);
                assertThat(opened.overflowPx())
                        .as("the document at %d px", widthPx)
                        .isZero();
                assertThat(opened.overflowing()).as("boxes at %d px", widthPx).isEmpty();
            }
            assertThat(opened.complaints).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void chartsAreDrawnInBothSchemes(ColorScheme scheme) {
        try (Opened opened = open("regressed", regressed(), scheme, 1280)) {
            List<?> inks = (List<?>) opened.page.evaluate("""
                    () => [...document.querySelectorAll("canvas")].map(canvas => {
                      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                      const inks = new Set();
                      for (let i = 0; i < data.length; i += 4) {
                        if (data[i + 3] > 200) inks.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
                      }
                      return inks.size;
                    })
                    """);

            assertThat(inks)
                    .hasSize(3 + Runs.STEPS.size())
                    .allSatisfy(count -> assertThat((Integer) count)
                            .as("distinct opaque colours on a canvas")
                            .isGreaterThan(5));
            for (String chart : List.of("arrivals", "responses", "latency")) {
                assertThat(opened.page.evaluate("id => Math.round(Chart.getChart(id).chartArea.left)", chart))
                        .as("where the time axis of %s begins", chart)
                        .isEqualTo(62);
            }
            opened.screenshot("regressed-desktop-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingToMend(ColorScheme scheme) {
        for (Map.Entry<String, Run> state :
                states().filter(one -> EVERY_PART.contains(one.getKey())).toList()) {
            try (Opened opened = open(state.getKey(), state.getValue(), scheme, 390)) {
                opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
                AxeResults results = axe(opened.page, scheme).analyze();

                assertThat(results.getPasses())
                        .as("rules that axe tried")
                        .hasSizeGreaterThan(scheme == ColorScheme.LIGHT ? 10 : 0);
                assertThat(results.getViolations())
                        .as("%s in %s", state.getKey(), scheme)
                        .isEmpty();
                opened.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)");
                if (state.getKey().equals("regressed")) {
                    opened.screenshot("regressed-phone-" + scheme.name().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /** Every rule on the light page; the dark one is the same but for its colours. Nodes are told of violations alone. */
    private static AxeBuilder axe(Page page, ColorScheme scheme) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(page).options(options);
        return scheme == ColorScheme.LIGHT ? axe : axe.withRules(List.of("color-contrast", "link-in-text-block"));
    }

    @Test
    void hostileNamesStayText() {
        Run run = Runs.seeded(1)
                .id("20261101-" + HOSTILE)
                .steps(List.of(HOSTILE, "a step with a name " + "that never ends ".repeat(20), "x".repeat(400)))
                .fault(HOSTILE, 1)
                .run();
        try (Opened opened = open("hostile", run, ColorScheme.LIGHT, 360)) {
            assertThat(opened.complaints).isEmpty();
            assertThat(opened.requests).isEmpty();
            assertThat(opened.page.evaluate("window.owned === undefined")).isEqualTo(true);
            assertThat(opened.page.querySelectorAll("img")).isEmpty();
            assertThat(opened.page.querySelectorAll("script")).hasSize(3);
            assertThat(opened.page.textContent("#steps ~ .scroll tbody th")).isEqualTo(HOSTILE);
            assertThat(opened.page.evaluate("Chart.getChart('latency').data.datasets.length"))
                    .isEqualTo(3);
            assertThat(opened.overflowPx()).isZero();
            opened.screenshot("hostile-phone-light");
        }
    }

    @Test
    void thePercentileCanBeChosenByKeyboard() {
        try (Opened opened = open("regressed", regressed(), ColorScheme.LIGHT, 1280)) {
            Object before = opened.page.evaluate("Chart.getChart('latency').data.datasets[2].data[6].y");
            opened.page.focus("input[value=p95]");
            opened.page.keyboard().press("ArrowRight");

            assertThat(((Number) opened.page.evaluate("Chart.getChart('latency').data.datasets[2].data[6].y"))
                            .doubleValue())
                    .as("browse p50 in the surge")
                    .isLessThan(((Number) before).doubleValue());
        }
    }

    @Test
    void paperGetsDarkInkAndNoControls() {
        try (Opened opened = open("regressed", regressed(), ColorScheme.DARK, 1280)) {
            opened.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(opened.page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(opened.page.isVisible("details")).isFalse();
            opened.page.pdf(new Page.PdfOptions().setPath(PAGES.resolve("regressed.pdf")));
        }
    }

    private static Run regressed() {
        return Objects.requireNonNull(STATES.get("regressed"));
    }

    private static Path write(String name, Run run) {
        boolean compared = run.summary().verdict() != null
                && !run.summary().verdict().cells().isEmpty();
        try {
            return Files.writeString(
                    PAGES.resolve(name + ".html"), HtmlReport.render(run, compared ? Runs.baselines() : List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Opened open(String name, Run run, ColorScheme scheme, int widthPx) {
        Path file = WRITTEN.computeIfAbsent(name, unused -> write(name, run));
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(widthPx, 900));
        return new Opened(context, file);
    }

    /** One page in one browser context, and what it complained of and asked for. */
    private static final class Opened implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private final List<String> requests = new ArrayList<>();

        private Opened(BrowserContext context, Path file) {
            this.context = context;
            this.page = context.newPage();
            String address = file.toAbsolutePath().toUri().toString();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.onRequest(request -> {
                if (!request.url().equals(address) && !request.url().startsWith("data:")) {
                    requests.add(request.url());
                }
            });
            page.navigate(address);
        }

        private int overflowPx() {
            return (Integer)
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        }

        /** Boxes whose text is cut off or runs over their edge; what can be scrolled is whole. */
        private List<?> overflowing() {
            return (List<?>) page.evaluate("""
                    () => [...document.querySelectorAll("body *")].filter(box => {
                      if (box.matches(".scroll, .hidden, canvas, svg, svg *, script, style")) return false;
                      const style = getComputedStyle(box);
                      if (style.display === "inline" || style.display === "none" || box.clientWidth === 0) return false;
                      const edges = box.getBoundingClientRect();
                      const scrolls = box.closest(".scroll") !== null;
                      return box.scrollWidth > box.clientWidth + 1
                        || !scrolls && (edges.right > document.documentElement.clientWidth + 1 || edges.left < -1);
                    }).map(box => box.outerHTML.slice(0, 120))
                    """);
        }

        private void screenshot(String name) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PAGES.resolve(name + ".png")));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
