package dev.onsale.cli;

import dev.onsale.record.Verdict.Judgement;

/** The exit codes for scripts and CI jobs. These numbers are a contract: they never change. */
public enum ExitCode {
    /** Passed; also inconclusive without {@code --strict}, with a warning. */
    PASSED(0, "passed (also inconclusive, with a warning, without --strict)"),
    /** Regressed, over budget, audit violated, or the target failed under load after responding at first. */
    FAILED(1, "failed: regressed, over budget, or the target failed under load"),
    /** Run invalid, target never reachable, stopped by the user or by an injector fault, or inconclusive and strict. */
    NOT_JUDGED(2, "not judged: run invalid, target unreachable, stopped, or inconclusive with --strict"),
    /** Bad usage or bad input, including a named baseline that is not comparable. */
    BAD_INPUT(64, "bad usage or bad input"),
    /** A bug in onsale, or an unexpected exit: out of memory, a library that ends the process, a kill. */
    BUG(70, "a bug in onsale, or an unexpected exit: out of memory, killed");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The process exit status, 0 to 255. */
    public int status() {
        return status;
    }

    /** One line for {@code --help}. */
    public String meaning() {
        return meaning;
    }

    /**
     * The exit code for a judged run.
     *
     * @param strict whether an inconclusive run counts as not judged
     */
    public static ExitCode of(Judgement judgement, boolean strict) {
        return switch (judgement) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case INCONCLUSIVE -> strict ? NOT_JUDGED : PASSED;
            case INVALID -> NOT_JUDGED;
        };
    }
}
