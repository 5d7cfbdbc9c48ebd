package dev.onsale.report;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.onsale.record.files.RunReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the picture of an incident's signature for the docs: the timeline of a recorded run's report. */
@Command(
        name = "SignaturePictures",
        mixinStandardHelpOptions = true,
        description = "Writes the timeline of RUN's index.html, as Chromium shows it, to PICTURE.")
final class SignaturePictures implements Callable<Integer> {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 1200;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's directory.")
    private Path run = Path.of("");

    @Parameters(index = "1", paramLabel = "PICTURE", description = "A .png, such as docs/incidents/NAME.png.")
    private Path picture = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SignaturePictures()).execute(arguments));
    }

    @Override
    public Integer call() {
        try (Playwright playwright = Playwright.create();
                Browser browser = Chromium.launch(playwright);
                Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(WIDTH, HEIGHT))) {
            page.setContent(HtmlReport.render(RunReader.read(run), List.of()));
            page.waitForFunction("() => document.getElementById('latency').height > 0");
            page.locator("section[aria-labelledby=timeline]")
                    .screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions().setPath(picture));
        }
        return 0;
    }
}
