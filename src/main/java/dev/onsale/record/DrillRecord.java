package dev.onsale.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onsale.record.Verdict.Judgement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One drill: incidents rehearsed together with their mechanism on, and the same load with it off. One line of
 * {@code drills.ndjson}; the runs that it names hold the rest.
 *
 * @param format version of the line
 * @param atMs epoch ms of its end
 * @param plan the plan's name
 * @param incidents the rehearsed incidents, name to strength
 * @param expected incident to the explanations that name it
 * @param faulty the run with the mechanisms on
 * @param clean the run with them off; {@code null} if the drill ended before it
 * @param seconds duration of the whole drill, including any baselines that had to be recorded
 * @param notJudged why the drill was not judged; {@code null} if it was
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

    /** How many explanations count: one for each incident, and one more if there is only one incident. */
    private static final int FIRST_TWO = 2;

    public DrillRecord {
        incidents = Map.copyOf(new TreeMap<>(incidents));
        expected = Map.copyOf(expected);
    }

    /**
     * One run of a drill, as judged.
     *
     * @param run its directory's name in the reports folder
     * @param reasons those of the verdict
     * @param explanations the diagnosed explanations, the likeliest first
     * @param payments what became of the payments; {@code null} if they were not counted
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

        /** Summarises a run with a verdict. */
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

    /** The rank of this incident among the explanations, from 1; 0 if it is not named. */
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
}
