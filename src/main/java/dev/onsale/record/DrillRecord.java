package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.Verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One drill: incidents rehearsed together with their mechanism on, and the same load with it off. One line of {@code
 * drills.ndjson}; the runs it names hold all the rest.
 *
 * @param format version of the line
 * @param atMs epoch ms of its end
 * @param plan the plan's name
 * @param incidents what was rehearsed, by name, each with its strength
 * @param expected incident to the explanations that name it
 * @param faulty the run with the mechanisms on
 * @param clean the run with them off; {@code null} when the drill ended before it
 * @param seconds the whole drill, baselines included where they had to be recorded
 * @param notJudged why nothing can be said; {@code null} if something can
 */
public record DrillRecord(
        int format,
        long atMs,
        String plan,
        Map<String, Double> incidents,
        Map<String, List<String>> expected,
        @Nullable Trial faulty,
        @Nullable Trial clean,
        double seconds,
        @Nullable String notJudged) {

    public static final int FORMAT = 1;

    /** So many explanations count: one for each incident, and one more where there is only one. */
    private static final int FIRST_TWO = 2;

    public DrillRecord {
        incidents = Map.copyOf(new TreeMap<>(incidents));
        expected = Map.copyOf(expected);
    }

    /**
     * One run of it, as judged.
     *
     * @param run its directory's name in the reports folder
     * @param reasons the verdict's
     * @param explanations what was diagnosed, the likeliest first
     * @param payments what became of them; {@code null} where they were not counted
     */
    public record Trial(
            String run,
            Judgement judgement,
            List<String> reasons,
            List<String> explanations,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Payments payments) {
        public Trial {
            reasons = List.copyOf(reasons);
            explanations = List.copyOf(explanations);
        }

        /** What a run with a verdict comes to. */
        public static Trial of(String run, Verdict verdict, List<Diagnosis> diagnoses, @Nullable Payments payments) {
            return new Trial(
                    run,
                    verdict.judgement(),
                    verdict.reasons(),
                    diagnoses.stream().map(Diagnosis::explanation).toList(),
                    payments);
        }
    }

    /** Names of the incidents, in order. */
    @JsonIgnore
    public List<String> names() {
        return incidents.keySet().stream().sorted().toList();
    }

    /** Whether the run with the mechanisms on failed. */
    @JsonIgnore
    public boolean isCaught() {
        return faulty != null && faulty.judgement() == Judgement.FAIL;
    }

    /** The place of this incident among the explanations, from 1; 0 where it is not named at all. */
    public int placeOf(String incident) {
        List<String> naming = expected.getOrDefault(incident, List.of());
        List<String> explanations = faulty == null ? List.of() : faulty.explanations();
        for (int place = 0; place < explanations.size(); place++) {
            if (naming.contains(explanations.get(place))) {
                return place + 1;
            }
        }
        return 0;
    }

    /** Whether each incident is among the first two explanations, or among as many as there are incidents. */
    @JsonIgnore
    public boolean isNamed() {
        int last = Math.max(FIRST_TWO, incidents.size());
        return faulty != null
                && incidents.keySet().stream().allMatch(name -> placeOf(name) >= 1 && placeOf(name) <= last);
    }

    /** Whether the run with the mechanisms off neither failed nor was explained. */
    @JsonIgnore
    public boolean isQuiet() {
        return clean != null
                && clean.judgement() != Judgement.FAIL
                && clean.explanations().isEmpty();
    }

    /** Caught, named and quiet. */
    @JsonIgnore
    public boolean isPassed() {
        return notJudged == null && isCaught() && isNamed() && isQuiet();
    }

    /** What was not as it should be; empty if all was. */
    @JsonIgnore
    public List<String> shortcomings() {
        List<String> shortcomings = new ArrayList<>();
        if (notJudged != null) {
            shortcomings.add(notJudged);
            return shortcomings;
        }
        if (faulty != null && !isCaught()) {
            shortcomings.add("not caught: " + String.join("; ", faulty.reasons()));
        }
        if (faulty != null && !isNamed()) {
            shortcomings.add("not named: "
                    + (faulty.explanations().isEmpty()
                            ? "no explanation was found"
                            : "explained by " + String.join(", ", faulty.explanations())));
        }
        if (clean != null && !isQuiet()) {
            shortcomings.add("not quiet: "
                    + (clean.judgement() == Judgement.FAIL
                            ? String.join("; ", clean.reasons())
                            : "explained by " + String.join(", ", clean.explanations())));
        }
        return shortcomings;
    }
}
