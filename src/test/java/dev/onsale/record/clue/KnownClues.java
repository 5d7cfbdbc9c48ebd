package dev.onsale.record.clue;

import dev.onsale.record.clue.Clue.Part;
import java.util.List;

/** Clues that carry whatever a clue can carry. */
public final class KnownClues {
    private KnownClues() {}

    /** One of this kind, about two names, with every figure and two parts. */
    public static Clue whole(ClueKind kind) {
        Clue clue = Clue.of(kind, "start lag p99", "hold");
        Part first = Part.of("n1");
        Part second = Part.of("n2");
        for (Figure figure : Figure.values()) {
            clue = clue.with(figure, of(figure));
            first = first.with(figure, of(figure));
            second = second.with(figure, of(figure));
        }
        return clue.with(List.of(first, second)).from(Source.EVIDENCE);
    }

    private static double of(Figure figure) {
        return switch (figure) {
            case SECOND -> 12;
            case TO_SECOND -> 15;
            case OVER_SECOND -> 30;
            case AT_MS -> 12_300;
            case LENGTH_MS -> 4_000;
            case UP_MS -> 2_500;
            case TO_UP_MS -> 5_500;
            case MS -> 412;
            case MS_BEFORE -> 9.4;
            case MS_OTHERWISE -> 21;
            case MS_MAX -> 1_240;
            case DATABASE_MS -> 38;
            case DATABASE_MS_BEFORE -> 1.4;
            case RESPONSE_MS -> 44;
            case SLOWNESS -> 6.3;
            case SLOWNESS_OTHERWISE -> 1.1;
            case TIMES -> 2;
            case SUCH -> 1_230;
            case ALL -> 4_560;
            case FAILURES -> 1_400;
            case MOST -> 17;
            case ALLOWED -> 1_000;
            case STEPS -> 3;
            case NODES -> 4;
            case BASELINES -> 5;
            case TICKET_TYPES -> 20;
            case QUERIES -> 21;
            case QUERIES_BEFORE -> 1.04;
            case CALLS -> 2.6;
            case CALLS_BEFORE -> 0.3;
            case REQUESTS -> 19;
            case REQUESTS_BEFORE -> 7.2;
            case PER_SECOND -> 80;
            case PER_SECOND_OTHERWISE -> 64;
            case PER_SECOND_PEAK -> 120;
            case PER_SECOND_MEAN -> 33;
            case PER_MINUTE -> 2_700;
            case PER_MINUTE_PLANNED -> 1_800;
            case SHARE -> 0.39;
            case SHARE_BEFORE -> 0.024;
            case SHARE_OTHERWISE -> 0.0004;
            case SHARE_OF_OTHERS -> 0.01;
            case SHARE_GOAL -> 0.99;
            case SHARE_LOST -> 0.5;
            case FACTOR -> 4.2;
            case FACTOR_OF_OTHERS -> 1.3;
        };
    }
}
