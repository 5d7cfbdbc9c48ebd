package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotType;
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

    /** One for all: a page of its own would start a process and compile the charts' code anew. */
    private static Page page;

    private static final List<String> COMPLAINTS = new ArrayList<>();
    private static final List<String> REQUESTS = new ArrayList<>();

    @BeforeAll
    static void startTheBrowser() throws IOException {
        Files.createDirectories(PAGES);
        playwright = Playwright.create();
        browser = Chromium.launch(playwright);
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                COMPLAINTS.add(message.text());
            }
        });
        page.onPageError(COMPLAINTS::add);
        page.onRequest(request -> {
            if (!request.url().startsWith("data:")) {
                REQUESTS.add(request.url());
            }
        });
    }

    @AfterAll
    static void stopTheBrowser() {
        browser.close();
        playwright.close();
    }

    static Stream<Map.Entry<String, Run>> states() {
        return STATES.entrySet().stream();
    }

    static Stream<Map.Entry<String, Run>> statesWithEveryPart() {
        return states().filter(state -> EVERY_PART.contains(state.getKey()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateOpensWithoutErrorsAsksNobodyAndFitsItsWidth(Map.Entry<String, Run> state) {
        String address = open(state.getKey(), state.getValue(), ColorScheme.LIGHT, 1280);

        assertThat(COMPLAINTS).isEmpty();
        assertThat(REQUESTS).as("the page itself and no more").containsExactly(address);
        assertThat(page.textContent(".decisive"))
                .isEqualTo(Figures.glued(Headline.of(state.getValue().summary()).decisive()));
        screenshot(state.getKey() + "-desktop-light");
        unfold(true);
        for (int widthPx : EVERY_PART.contains(state.getKey()) ? WIDTHS_PX : WIDTHS_PX.subList(0, 1)) {
            page.setViewportSize(widthPx, 900);
            page.evaluate(CHARTS_SETTLED);
            assertThat(overflowPx()).as("the document at %d px", widthPx).isZero();
            assertThat(overflowing()).as("boxes at %d px", widthPx).isEmpty();
        }
        assertThat(COMPLAINTS).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void chartsAreDrawnInBothSchemes(ColorScheme scheme) {
        open("regressed", regressed(), scheme, 1280);
        List<?> inks = (List<?>) page.evaluate("""
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
            assertThat(page.evaluate("id => Math.round(Chart.getChart(id).chartArea.left)", chart))
                    .as("where the time axis of %s begins", chart)
                    .isEqualTo(62);
        }
        screenshot("regressed-desktop-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("statesWithEveryPart")
    void axeFindsNothingToMend(Map.Entry<String, Run> state) {
        open(state.getKey(), state.getValue(), ColorScheme.LIGHT, 390);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            unfold(true);
            AxeResults results = PageRules.of(page, scheme).analyze();

            assertThat(results.getPasses())
                    .as("rules that axe tried")
                    .hasSizeGreaterThan(scheme == ColorScheme.LIGHT ? 10 : 0);
            assertThat(results.getViolations())
                    .as("%s in %s", state.getKey(), scheme)
                    .isEmpty();
            if (state.getKey().equals("regressed")) {
                unfold(false);
                screenshot("regressed-phone-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Set on the elements, since the page's policy allows no style sheet but its own. */
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsWhatCannotBeRead(ColorScheme scheme) {
        open("not-judged", Objects.requireNonNull(STATES.get("not-judged")), scheme, 390);
        page.evaluate("""
                () => document.querySelectorAll("th").forEach(box => {
                  box.style.color = "#888";
                  box.style.background = "#999";
                })
                """);

        assertThat(PageRules.of(page, scheme).analyze().getViolations())
                .extracting(Rule::getId)
                .contains("color-contrast");
    }

    @Test
    void hostileNamesStayText() {
        Run run = Runs.seeded(1)
                .id("20261101-" + HOSTILE)
                .steps(List.of(HOSTILE, "a step with a name " + "that never ends ".repeat(20), "x".repeat(400)))
                .fault(HOSTILE, 1)
                .run();
        String address = open("hostile", run, ColorScheme.LIGHT, 360);

        assertThat(COMPLAINTS).isEmpty();
        assertThat(REQUESTS).containsExactly(address);
        assertThat(page.evaluate("window.owned === undefined")).isEqualTo(true);
        assertThat(page.querySelectorAll("img")).isEmpty();
        assertThat(page.querySelectorAll("script")).hasSize(3);
        assertThat(page.textContent("#steps ~ .scroll tbody th")).isEqualTo(HOSTILE);
        assertThat(page.evaluate("Chart.getChart('latency').data.datasets.length"))
                .isEqualTo(3);
        assertThat(overflowPx()).isZero();
        screenshot("hostile-phone-light");
    }

    @Test
    void thePercentileCanBeChosenByKeyboard() {
        open("regressed", regressed(), ColorScheme.LIGHT, 1280);
        Object before = page.evaluate("Chart.getChart('latency').data.datasets[2].data[6].y");
        page.focus("input[value=p95]");
        page.keyboard().press("ArrowRight");

        assertThat(((Number) page.evaluate("Chart.getChart('latency').data.datasets[2].data[6].y")).doubleValue())
                .as("browse p50 in the surge")
                .isLessThan(((Number) before).doubleValue());
    }

    @Test
    void paperGetsDarkInkAndNoControls() {
        open("regressed", regressed(), ColorScheme.DARK, 1280);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.isVisible("details")).isFalse();
        page.pdf(new Page.PdfOptions().setPath(PAGES.resolve("regressed.pdf")));
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

    /** @return its address */
    private static String open(String name, Run run, ColorScheme scheme, int widthPx) {
        String address = WRITTEN.computeIfAbsent(name, unused -> write(name, run))
                .toAbsolutePath()
                .toUri()
                .toString();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(scheme));
        page.setViewportSize(widthPx, 900);
        COMPLAINTS.clear();
        REQUESTS.clear();
        page.navigate(address);
        return address;
    }

    private static void unfold(boolean open) {
        page.evaluate("open => document.querySelectorAll('details').forEach(one => one.open = open)", open);
    }

    private static int overflowPx() {
        return (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Boxes whose text is cut off or runs over their edge; what can be scrolled is whole. */
    private static List<?> overflowing() {
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

    /** As JPEG, which takes half the time of PNG. */
    private static void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setType(ScreenshotType.JPEG)
                .setQuality(90)
                .setPath(PAGES.resolve(name + ".jpg")));
    }
}
