package dev.onsale.cli;

import dev.onsale.record.Run;
import dev.onsale.record.RunSummary.Abort;
import dev.onsale.record.RunSummary.AbortCause;
import dev.onsale.record.Verdict;
import dev.onsale.record.Verdict.ConfirmationMode;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.record.files.RunFiles;
import dev.onsale.rehearse.Judged;

/** Ends a command with a verdict on standard output and the exit code that goes with it. */
final class VerdictPrinting {
    private VerdictPrinting() {}

    /** @throws StoppedBeforeVerdictException if the user has stopped the run, and the run itself does not record it */
    static ExitCode print(Console console, Judged judged, VerdictOptions options) {
        if (!console.ctrlC().mayTell() && !stoppedByUser(judged.run())) {
            throw new StoppedBeforeVerdictException(judged.directory());
        }
        String page = judged.directory().resolve(RunFiles.PAGE).toString();
        console.verdict(options.format().render(judged.run(), judged.baselines(), console.style(), page));
        console.buildServer().tell(console, judged.run(), page);
        return code(judged.run(), judged.verdict(), options.strict());
    }

    /**
     * The same if a comparison was asked for: with too few baseline runs nothing was compared, which counts with
     * strict.
     */
    static ExitCode printCompared(Console console, Judged judged, VerdictOptions options) {
        print(console, judged, options);
        return comparedCode(judged.run(), judged.verdict(), options.strict());
    }

    /**
     * The same while the baseline is being learned: a night that adds a run has succeeded, strict or not, although
     * there was nothing to compare with.
     */
    static ExitCode printLearning(Console console, Judged judged, VerdictOptions options) {
        print(console, judged, options);
        Verdict verdict = judged.verdict();
        boolean learned = verdict.keeps() && verdict.comparison().confirmation() == ConfirmationMode.NOT_COMPARED;
        return learned ? code(judged.run(), verdict, false) : comparedCode(judged.run(), verdict, options.strict());
    }

    private static boolean stoppedByUser(Run run) {
        Abort abort = run.summary().measured().aborted();
        return abort != null && abort.cause() == AbortCause.USER;
    }

    /** The exit code of a run that was judged without comparison. */
    static ExitCode code(Run run, Verdict verdict, boolean strict) {
        Abort abort = run.summary().measured().aborted();
        boolean provenByOtherRuns =
                verdict.judgement() == Judgement.FAIL && verdict.comparison().confirmation() == ConfirmationMode.PAIRS;
        if (abort != null && abort.cause() != AbortCause.TARGET_FAILED && !provenByOtherRuns) {
            return ExitCode.NOT_JUDGED;
        }
        return ExitCode.of(verdict.judgement(), strict);
    }

    /** The exit code of a run that should be compared. */
    static ExitCode comparedCode(Run run, Verdict verdict, boolean strict) {
        ExitCode code = code(run, verdict, strict);
        boolean nothing = verdict.comparison().confirmation() == ConfirmationMode.NOT_COMPARED;
        return code == ExitCode.PASSED && nothing && strict ? ExitCode.NOT_JUDGED : code;
    }
}
