package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import dev.onsale.record.machine.InjectorHealth;
import java.util.ArrayList;
import java.util.List;

/** What became of each injector of a run that several made, for the terminal and the page. */
final class FleetFacts {
    private static final int SHOWN_MAX = 20;

    private FleetFacts() {}

    /** One sentence for each injector, those with a problem first; empty of a run that one injector made. */
    static List<String> injectors(RunSummary summary) {
        Fleet fleet = summary.attached().fleet();
        if (fleet == null) {
            return List.of();
        }
        List<Fleet.Injector> inOrder = new ArrayList<>(fleet.injectors().stream()
                .filter(injector -> !injector.complete())
                .toList());
        fleet.injectors().stream().filter(Fleet.Injector::complete).forEach(inOrder::add);
        List<String> sentences = new ArrayList<>();
        inOrder.stream().limit(SHOWN_MAX).forEach(injector -> sentences.add(sentence(fleet, injector)));
        if (inOrder.size() > SHOWN_MAX) {
            sentences.add("and " + (inOrder.size() - SHOWN_MAX) + " more, in run.json");
        }
        return sentences;
    }

    private static String sentence(Fleet fleet, Fleet.Injector injector) {
        String name = StopWords.injector(injector.shard(), fleet.count(), injector.host());
        StopReason why = injector.shortfall().reason();
        String problem = why == null ? "" : StopWords.of(why) + "; ";
        Fleet.Share share = injector.share();
        InjectorHealth health = injector.health();
        if (health == null) {
            return name + ": missing, " + problem + Figures.count(share.due()) + " visitors never started";
        }
        Fleet.ClockOffset clock = injector.start().clock();
        Long after = injector.start().startedAfterMs();
        return name + ": " + problem + Figures.count(share.started()) + " of " + Figures.count(share.due())
                + " visitors, "
                + (after == null ? "" : "began " + Figures.time(Math.abs(after)) + (after < 0 ? " early, " : " late, "))
                + (clock == null
                        ? ""
                        : "clock " + Figures.time(Math.abs(clock.aheadMs()))
                                + (clock.aheadMs() < 0 ? " behind" : " ahead") + " (±" + Figures.time(clock.withinMs())
                                + "), ")
                + Facts.injector(health);
    }
}
