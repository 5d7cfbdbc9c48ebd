package dev.onsale.report.clue;

import static dev.onsale.record.clue.Figure.*;

import dev.onsale.figures.Figures;
import dev.onsale.record.clue.NodeCrashLoopClue;

/** Nodes that die and come back. */
final class NodeCrashLoopWords {
    private NodeCrashLoopWords() {}

    static String of(NodeCrashLoopClue kind, Told told) {
        return switch (kind) {
            case DIED ->
                (told.clue().of().size() == 1 ? "The node " + told.name() : "Changing nodes") + " died and came back "
                        + told.times() + ".";
            case UPTIMES_FELL ->
                "uptimes went back " + told.times() + ": "
                        + told.parts(start -> start.of() + " began anew at "
                                + Figures.second((int) Math.round(start.figure(SECOND))));
            case CUT -> told.count(SUCH) + " broken connections or refusals in front of a node in those seconds";
            case COLD ->
                "in their first " + told.wholeSeconds(LENGTH_MS) + " they answered in " + told.time(MS)
                        + " on average, before they died in " + told.time(MS_OTHERWISE);
            case COLD_CACHE ->
                told.share(SHARE) + " of their answers missed the cache then, " + told.share(SHARE_OTHERWISE)
                        + " before";
            case RECOVERY ->
                "from a node's last answer until all was as usual again it took " + told.instant(MS)
                        + " in the middle of " + told.plain(TIMES) + ", " + told.instant(MS_MAX) + " at the longest";
            case IN_SURGE_ONLY -> "it happened in the surge only, so load is not ruled out" + arrivals(told);
            case NOT_LOAD -> "not load" + arrivals(told);
            case STEADY_LOAD -> "whether load plays a part is not known, for it was steady" + arrivals(told);
            case STEADY_LOAD_STOOD_BEFORE ->
                "not this load alone, under which " + told.count(BASELINES) + " baseline "
                        + (told.whole(BASELINES) == 1 ? "run" : "runs") + " passed" + arrivals(told);
            case NOT_A_CHANGE ->
                "A recent change is not assumed to be the reason: look at what the requests had in common just before"
                        + " each death.";
            case CONNECTIONS_BROKE ->
                "Connections broke " + told.times()
                        + " for a part of the visitors, as when one of several nodes dies and comes back.";
            case BURSTS ->
                told.count(SUCH) + " broken connections or refusals in front of a node, at " + told.stretches()
                        + ", after " + told.time(MS) + " on average, " + told.share(SHARE)
                        + " of the responses of those seconds";
            case NOT_KNOWN_STARTS -> "Not known: whether nodes were started anew. " + SwitchOn.NODES;
        };
    }

    private static String arrivals(Told told) {
        return ": arrivals were " + told.parts(second -> Figures.rough(second.figure(PER_SECOND)) + "/s")
                + " when it happened, " + told.rough(PER_SECOND_PEAK) + "/s at their peak";
    }
}
