package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import dev.onsale.plan.Sweep;
import dev.onsale.record.Verdict.Judgement;
import dev.onsale.rehearse.CatalogueSweep;
import dev.onsale.rehearse.CatalogueSweep.Swept;
import dev.onsale.rehearse.RunExecutor;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;

/** Ends a command with the verdict on a sweep. */
final class SweepPrinting {
    private SweepPrinting() {}

    /** Runs the sweep of a plan that has one. */
    static ExitCode play(Console console, RunExecutor executor, VerdictOptions options) {
        Swept swept = new CatalogueSweep(executor, Clock.systemDefaultZone(), new SecureRandom()).play();
        boolean whole = console.ctrlC().mayTell();
        if (!whole && isDecided(swept.summary().found().judgement())) {
            throw new StoppedBeforeVerdictException(swept.directory());
        }
        console.verdict(options.format()
                .render(swept.summary(), console.style(), swept.directory().toString()));
        console.buildServer().tell(console, swept.summary());
        return whole ? ExitCode.of(swept.summary().found().judgement(), options.strict()) : ExitCode.NOT_JUDGED;
    }

    /** Not for a sweep that ended early. */
    private static boolean isDecided(Judgement judgement) {
        return judgement == Judgement.PASS || judgement == Judgement.FAIL;
    }

    /**
     * Checked before anything is sent.
     *
     * @throws BadInputException if sweeps have no report in this format
     */
    static void requireShowable(Plan plan, VerdictOptions options) {
        if (plan.variations().sweep() != null) {
            options.format().requireForSweep();
        }
    }

    /** @throws BadInputException if the plan has a sweep: a baseline comparison needs runs of one catalogue size */
    static void refuse(PlanFile planFile, String command) {
        Sweep sweep = planFile.plan().variations().sweep();
        if (sweep != null) {
            String sizes = sweep.ascending().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new BadInputException(
                    planFile.file() + ": " + command + " compares runs of one catalogue size, but this plan sweeps "
                            + sizes + " ticket types",
                    "use onsale run for the sweep; for the gate remove 'sweep' from the plan and set sale.ticketTypes");
        }
    }
}
