package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
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
                .filter(injector -> injector.problem() != null)
                .toList());
        fleet.injectors().stream()
                .filter(injector -> injector.problem() == null)
                .forEach(inOrder::add);
        List<String> sentences = new ArrayList<>();
        inOrder.stream().limit(SHOWN_MAX).forEach(injector -> sentences.add(sentence(fleet, injector)));
        if (inOrder.size() > SHOWN_MAX) {
            sentences.add("and " + (inOrder.size() - SHOWN_MAX) + " more, in run.json");
        }
        return sentences;
    }

    private static String sentence(Fleet fleet, Fleet.Injector injector) {
        String name = "shard " + injector.shard() + "/" + fleet.count()
                + (injector.host().isEmpty() ? "" : " on " + injector.host());
        String problem = injector.problem() == null ? "" : injector.problem() + "; ";
        InjectorHealth health = injector.health();
        if (health == null) {
            return name + ": missing, " + problem + Figures.count(injector.due()) + " visitors never started";
        }
        Fleet.ClockOffset clock = injector.clock();
        Long after = injector.startedAfterMs();
        return name + ": " + problem + Figures.count(injector.started()) + " of " + Figures.count(injector.due())
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
