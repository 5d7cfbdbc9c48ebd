package dev.onsale.cli;

import dev.onsale.record.Run;
import dev.onsale.record.SweepSummary;
import dev.onsale.report.Annotations;
import dev.onsale.report.MarkdownReport;
import dev.onsale.report.SweepReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Reports a verdict to GitHub Actions, besides the exit code: a job summary in the file named by {@code
 * GITHUB_STEP_SUMMARY}, and annotations if {@code GITHUB_ACTIONS} is {@code true}. Annotations go to standard error,
 * which GitHub reads too, so that standard output contains only the verdict.
 *
 * @param stepSummary the file to append to; empty for none
 */
record BuildServer(String stepSummary, boolean annotates) {
    static final BuildServer NONE = new BuildServer("", false);

    static BuildServer of(Map<String, String> environment) {
        return new BuildServer(
                environment.getOrDefault("GITHUB_STEP_SUMMARY", ""),
                environment.getOrDefault("GITHUB_ACTIONS", "").equals("true"));
    }

    /** If the summary cannot be written, a message says so; the verdict does not change. */
    void tell(Console console, Run run, String page) {
        tell(console, Annotations.of(run.summary()), MarkdownReport.render(run, page));
    }

    /** The same for a sweep. */
    void tell(Console console, SweepSummary sweep) {
        tell(console, Annotations.of(sweep), SweepReport.markdown(sweep));
    }

    private void tell(Console console, List<String> annotations, String markdown) {
        if (annotates) {
            annotations.forEach(console::detail);
        }
        if (!stepSummary.isEmpty()) {
            try {
                Files.writeString(
                        Path.of(stepSummary),
                        markdown + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException | InvalidPathException e) {
                console.error(
                        "GITHUB_STEP_SUMMARY, " + stepSummary + ": cannot be written: " + e.getMessage(),
                        "the verdict is unaffected; unset the variable if you want no job summary");
            }
        }
    }
}
