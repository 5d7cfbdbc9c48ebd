package dev.onsale.rehearse;

import dev.onsale.judge.Judge;
import dev.onsale.judge.Measured;
import dev.onsale.judge.Outliers;
import dev.onsale.plan.GateSettings;
import dev.onsale.record.Outlier;
import dev.onsale.record.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Candidates for a baseline: the stored runs and the new ones. Outliers are determined from all of them after each run,
 * because two runs that differ do not show which one is the outlier.
 */
final class BaselinePool {

    /**
     * The maximum number of new runs set aside at a time. If there were more, the machine's runs vary that much, and
     * selecting among them would make it look quieter than it is.
     */
    static final int ASIDE_MAX = 3;

    private final GateSettings gate;
    private final List<Measured> there;
    private final Map<String, Measured> made = new LinkedHashMap<>();
    private boolean bearing;

    BaselinePool(List<Run> there, GateSettings gate) {
        this.gate = gate;
        this.there = Measured.all(there, gate);
    }

    void add(Run run) {
        made.put(run.id(), Measured.of(run, gate));
        bearing |= aside().size() > ASIDE_MAX;
    }

    List<Measured> there() {
        return there;
    }

    /** Whether runs are accepted however unlike the others they are. */
    boolean takesAll() {
        return bearing;
    }

    /** New runs that are unlike the others, by their ids. */
    Map<String, Outlier> aside() {
        return bearing
                ? Map.of()
                : outliers().stream()
                        .filter(outlier -> made.containsKey(outlier.run()))
                        .collect(Collectors.toMap(Outlier::run, Function.identity()));
    }

    private List<Outlier> outliers() {
        List<Measured> all = new ArrayList<>(there);
        all.addAll(made.values());
        return Outliers.among(all);
    }

    /** Those of them that are new. */
    List<Run> taken() {
        Map<String, Outlier> aside = aside();
        return made.values().stream()
                .map(Measured::run)
                .filter(run -> !aside.containsKey(run.id()))
                .toList();
    }

    /** The runs that make the baseline: all that are not unlike the others. */
    List<Run> alike() {
        List<String> odd = outliers().stream()
                .map(Outlier::run)
                .filter(run -> !bearing || !made.containsKey(run))
                .toList();
        List<Run> alike = new ArrayList<>();
        there.forEach(run -> alike.add(run.run()));
        made.values().forEach(run -> alike.add(run.run()));
        alike.removeIf(run -> odd.contains(run.id()));
        return alike;
    }

    /** The cells that these runs could not call steady, whatever the candidate. */
    List<String> tooCoarse() {
        return Judge.tooCoarse(alike(), gate);
    }
}
