package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.RunSummary;
import dev.onsale.record.Verdict;
import dev.onsale.record.machine.ProcessorUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who had the processor of the machine that made the load. */
final class ProcessorWords {

    /** From this share of the cores on, other programs are named whatever the verdict. */
    private static final double OTHERS_COUNT = 0.05;

    private static final double STOLEN_COUNTS = 0.02;

    private ProcessorWords() {}

    /** One sentence or two; empty where nobody was in the way, or the system did not tell. */
    static Optional<String> of(RunSummary summary) {
        ProcessorUse use = summary.measured().injector().processor();
        return use == null || !(isOpen(summary.verdict()) || othersCount(use) || stolenCounts(use))
                ? Optional.empty()
                : Optional.of(sentence(use));
    }

    /** What to do about it, where a verdict is open or missing because of it. */
    static List<String> advice(RunSummary summary) {
        ProcessorUse use = summary.measured().injector().processor();
        List<String> advice = new ArrayList<>();
        if (use == null || !isOpen(summary.verdict())) {
            return advice;
        }
        if (othersCount(use)) {
            advice.add(
                    use.targetAmongOthers()
                            ? "Others, the target among them, had " + Figures.share(use.othersShare())
                                    + " of this machine's cores: make the load on a machine of its own."
                            : "Stop what else runs on this machine" + most(use)
                                    + ", or use one that nobody shares: it took " + Figures.share(use.othersShare())
                                    + " of the cores.");
        }
        if (stolenCounts(use)) {
            advice.add("Use a machine whose cores are its own: the hypervisor gave " + Figures.share(use.stolenShare())
                    + " of their time to others.");
        }
        return advice;
    }

    private static String sentence(ProcessorUse use) {
        StringBuilder sentence = new StringBuilder("other programs used " + Figures.share(use.othersShare())
                + " of this machine's cores" + (othersCount(use) ? most(use) : ""));
        if (use.targetAmongOthers()) {
            sentence.append(", the target among them");
        }
        sentence.append("; the injector ").append(Figures.share(use.ownShare()));
        Double target = use.targetShare();
        if (target != null) {
            sentence.append(", the target ").append(Figures.share(target));
        }
        if (use.stolenShare() > 0) {
            sentence.append("; the hypervisor took ").append(Figures.share(use.stolenShare()));
        }
        Double waiting = use.waitingShare();
        if (waiting != null) {
            sentence.append(". Somebody waited for a core ")
                    .append(Figures.share(waiting))
                    .append(" of the time");
        }
        return sentence.toString();
    }

    private static String most(ProcessorUse use) {
        return use.busiestOther() == null ? "" : " (most of it " + use.busiestOther() + ")";
    }

    private static boolean isOpen(@Nullable Verdict verdict) {
        return verdict != null
                && switch (verdict.judgement()) {
                    case INVALID, INCONCLUSIVE -> true;
                    case FAIL -> !verdict.ofAValidRun();
                    case PASS -> false;
                };
    }

    private static boolean othersCount(ProcessorUse use) {
        return use.othersShare() >= OTHERS_COUNT;
    }

    private static boolean stolenCounts(ProcessorUse use) {
        return use.stolenShare() >= STOLEN_COUNTS;
    }
}
