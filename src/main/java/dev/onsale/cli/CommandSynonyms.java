package dev.onsale.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that other load tools and test runners use for the commands of onsale. */
final class CommandSynonyms {
    /** From the other tool's word to onsale's command. */
    static final Map<String, String> ALL = all();

    private CommandSynonyms() {}

    private static Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        Map<String, List<String>> byCommand = Map.ofEntries(
                Map.entry("gate", List.of("test", "tests", "ci", "nightly", "assert", "regress", "regression")),
                Map.entry(
                        "run",
                        List.of(
                                "bench",
                                "benchmark",
                                "load",
                                "loadtest",
                                "start",
                                "exec",
                                "execute",
                                "perf",
                                "stress")),
                Map.entry("rehearse", List.of("rehearsal", "try", "simulate", "demo", "quick", "quickstart")),
                Map.entry("plan", List.of("inspect", "forecast", "preview", "explain-plan", "dry-run", "dryrun")),
                Map.entry("check", List.of("validate", "verify", "lint", "smoke", "debug", "walk", "probe", "dry")),
                Map.entry("init", List.of("new", "create", "generate", "scaffold", "setup", "archetype", "record")),
                Map.entry("compare", List.of("diff", "judge", "rejudge", "analyse", "analyze", "cmp")),
                Map.entry("baseline", List.of("accept", "approve", "bless", "store", "reference")),
                Map.entry("report", List.of("show", "view", "open", "results", "result", "summary", "html")),
                Map.entry("runs", List.of("list", "ls", "history", "log", "reports")),
                Map.entry("export", List.of("metrics", "openmetrics", "prometheus", "csv", "out")),
                Map.entry("diagnose", List.of("why", "explain", "root-cause", "analysis")),
                Map.entry("drill", List.of("incidents", "incident", "chaos", "gameday", "faults", "fault")),
                Map.entry("practice", List.of("practise", "shop", "server", "serve", "mock", "sandbox")),
                Map.entry("doctor", List.of("env", "info", "system", "health", "healthcheck", "status", "machine")),
                Map.entry("completion", List.of("completions", "complete", "autocomplete", "bash", "zsh")),
                Map.entry("help", List.of("usage", "man", "manual", "commands", "?")));
        byCommand.forEach((command, words) -> words.forEach(word -> all.put(word, command)));
        return Map.copyOf(all);
    }
}
