package dev.onsale.rehearse;

import dev.onsale.judge.Evidence;
import dev.onsale.judge.Judge;
import dev.onsale.judge.Pair;
import dev.onsale.record.Run;
import dev.onsale.record.Verdict;
import dev.onsale.record.files.RunReader;
import dev.onsale.rehearse.NightsIndex.Night;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The usable runs of a folder of nights, and gates drawn from them. No run stands twice in a gate.
 *
 * @param runs in the order of recording
 */
record RecordedNights(NightsIndex index, List<Recorded> runs) {

    /** @param order place among the usable runs, from 0 */
    record Recorded(int order, String condition, Run run) {}

    /** One gate: what it was judged on and what came out. */
    record Gated(List<Recorded> baselines, Recorded candidate, List<Recorded> paired, Verdict verdict) {

        /** All that it was judged on, whether or not the screen asked for pairs. */
        List<Recorded> runs() {
            List<Recorded> runs = new ArrayList<>(baselines);
            runs.add(candidate);
            runs.addAll(paired);
            return runs;
        }
    }

    /** @param only cells that alone are gated; empty for what the runs' plans say */
    static RecordedNights read(Path folder, List<String> only) {
        NightsIndex index = NightsIndex.read(folder);
        List<Recorded> runs = new ArrayList<>();
        for (Night night : index.nights()) {
            if (night.isUsable()) {
                Run run = RunReader.read(folder.resolve(night.run()));
                runs.add(new Recorded(
                        runs.size(), night.condition(), only.isEmpty() ? run : Regated.gatingOnly(run, only)));
            }
        }
        return new RecordedNights(index, List.copyOf(runs));
    }

    List<Recorded> of(String condition) {
        return runs.stream().filter(run -> run.condition().equals(condition)).toList();
    }

    Set<String> conditions() {
        Set<String> conditions = new TreeSet<>();
        runs.forEach(run -> conditions.add(run.condition()));
        return conditions;
    }

    /**
     * Draws a gate: K clean baselines, a candidate, and m pairs of a run of the candidate's condition with the clean run
     * recorded nearest to it, all different; and judges it as {@link Gate} does.
     *
     * @return empty if there are too few runs
     */
    Optional<Gated> gate(String condition, int baselineRuns, int pairs, Random random) {
        List<Recorded> candidates = of(condition);
        return candidates.isEmpty()
                ? Optional.empty()
                : gateOf(candidates.get(random.nextInt(candidates.size())), baselineRuns, pairs, random);
    }

    /** The same of this candidate. */
    Optional<Gated> gateOf(Recorded candidate, int baselineRuns, int pairs, Random random) {
        List<Recorded> clean = new ArrayList<>(of(Condition.CLEAN));
        clean.remove(candidate);
        boolean isClean = candidate.condition().equals(Condition.CLEAN);
        List<Recorded> others = isClean ? clean : new ArrayList<>(of(candidate.condition()));
        others.remove(candidate);
        Collections.shuffle(others, random);
        if (others.size() < pairs) {
            return Optional.empty();
        }
        List<Pair> paired = new ArrayList<>();
        List<Recorded> used = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            Recorded fresh = others.remove(0);
            Optional<Recorded> neighbour =
                    clean.stream().min(Comparator.comparingInt(run -> Math.abs(run.order() - fresh.order())));
            if (neighbour.isEmpty()) {
                return Optional.empty();
            }
            clean.remove(neighbour.get());
            used.addAll(List.of(neighbour.get(), fresh));
            paired.add(new Pair(neighbour.get().run(), fresh.run()));
        }
        if (clean.size() < baselineRuns) {
            return Optional.empty();
        }
        Collections.shuffle(clean, random);
        return Optional.of(judged(List.copyOf(clean.subList(0, baselineRuns)), candidate, List.copyOf(used), paired));
    }

    /**
     * A/A gates one after the other, as nights would bring them: every clean run in the order of recording against the K
     * clean runs before it, with the 2·m clean runs after it as m pairs of neighbours.
     */
    List<Gated> inARow(int baselineRuns, int pairs) {
        List<Recorded> clean = of(Condition.CLEAN);
        List<Gated> gated = new ArrayList<>();
        for (int i = baselineRuns; i + 2 * pairs < clean.size(); i++) {
            List<Pair> paired = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                int at = i + 1 + 2 * pair;
                paired.add(new Pair(clean.get(at).run(), clean.get(at + 1).run()));
            }
            gated.add(judged(
                    clean.subList(i - baselineRuns, i), clean.get(i), clean.subList(i + 1, i + 1 + 2 * pairs), paired));
        }
        return gated;
    }

    private static Gated judged(List<Recorded> baselines, Recorded candidate, List<Recorded> used, List<Pair> paired) {
        Evidence evidence = Evidence.of(candidate.run())
                .against(baselines.stream().map(Recorded::run).toList());
        Verdict verdict = Judge.judge(evidence);
        if (!Judge.flagged(verdict).isEmpty()) {
            verdict = Judge.judge(evidence.confirmedBy(paired));
        }
        return new Gated(baselines, candidate, used, verdict);
    }
}
