package dev.onsale.judge;

import dev.onsale.judge.Measures.Key;
import dev.onsale.judge.Measures.Measure;
import dev.onsale.judge.Procedure.Together;
import dev.onsale.judge.Screen.Screened;
import dev.onsale.judge.Thresholds.Side;
import dev.onsale.plan.GateSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which regressions a gate without a baseline build turns red, told before the candidate runs. The spread that {@link
 * Repeating} will use is that between the dates of the baseline alone, so what the three runs of a candidate must show is
 * known already; only by how much their night will be off is not, which is taken to be a normal deviation of that spread.
 *
 * @param nights the judge's own look at a candidate that is one of the baseline runs
 */
record NightPower(Screen screen, Looked nights, GateSettings gate, Distributions tables) {

    /** @param dates of the screen's baseline runs, {@link ByDate#isEnough} */
    static NightPower of(Screen screen, ByDate dates, GateSettings gate, Distributions tables) {
        List<Map<Key, Measure>> again =
                Collections.nCopies(Confirming.CANDIDATES - 1, screen.runs().candidate());
        Looked looked = new Repeating(screen, again, dates).looked(screen.gated(), screen.pooled(), Side.WORSE, false);
        Map<Key, OwnChange> own = new LinkedHashMap<>(looked.own());
        own.replaceAll((key, change) -> change.asUsual(dates.count()));
        return new NightPower(screen, new Looked(looked.contrasts(), own, looked.fresh()), gate, tables);
    }

    /**
     * The smallest regression that is red with 80 % power, on the compared scale.
     *
     * @return {@code null} if too few dates have the cell
     */
    @Nullable
    Double red(Screened cell) {
        Contrast first = screened(cell);
        if (first == null || !nights.contrasts().containsKey(cell.key())) {
            return null;
        }
        double toCount = new Thresholds(gate).toCount(cell.sample(), Side.WORSE);
        Proofs proofs =
                nights.proofs(cell.key(), screen, Confirming::alphaCandidates, Confirming.ALPHA_BESIDE_ALONE, toCount);
        List<Stage> again = new ArrayList<>();
        // Holm's first step: the smallest p of all is compared with this.
        again.add(stage(proofs.leading(), proofs.alpha() / nights.contrasts().size(), toCount));
        Contrast beside = proofs.beside();
        if (beside != null) {
            again.add(stage(beside, proofs.alphaBeside(), toCount));
        }
        double alpha = screen.families().alpha(cell.key()) / screen.families().size(cell.key());
        return new Procedure(stage(first, alpha, toCount), again, Together.AT_WORST).smallestDetectable(tables);
    }

    /**
     * The same at best: dates that are alike but for chance within their runs, whose spread is still not believed.
     *
     * @param sample one value a date
     * @param error standard error of each
     */
    static double atBest(Sample sample, Families families, double error, GateSettings gate, Distributions tables) {
        int dates = sample.baselines().size();
        double toCount = new Thresholds(gate).toCount(sample, Side.WORSE);
        double spread = Math.sqrt(1.0 / dates + 1);
        int freedom = Moderation.PRIOR_FREEDOM + Repeating.freedom(dates, Moderation.PRIOR_FREEDOM);
        double believed = Repeating.sigma(sample, error, dates);
        int tests = Math.max(1, families.all());
        Stage screen = new Stage(
                error,
                spread,
                Moderation.PRIOR_FREEDOM + dates - 1,
                0,
                families.alpha(sample.key()) / families.size(sample.key()),
                toCount,
                Moderation.FLOOR);
        double asMeasured =
                families.apart() ? Confirming.ALPHA_BESIDE_ALONE : Confirming.alphaCandidates(false) / tests;
        List<Stage> again = new ArrayList<>();
        again.add(new Stage(error, spread, freedom, 0, asMeasured, toCount, believed));
        if (families.apart()) {
            // Beside other steps the own change leads, whose spread is believed.
            double ofItsOwn = Confirming.alphaCandidates(true) / tests;
            again.add(new Stage(error, spread, freedom, 0, ofItsOwn, toCount, Moderation.FLOOR));
        }
        return new Procedure(screen, again, Together.AT_WORST).smallestDetectable(tables);
    }

    private static @Nullable Contrast screened(Screened cell) {
        OwnChange own = cell.own();
        return own != null && cell.ownLeads()
                ? own.asUsual(cell.sample().baselines().size()).contrast()
                : cell.contrast();
    }

    /** Its variance is known: no further run is in it. */
    private static Stage stage(Contrast contrast, double alpha, double toCount) {
        return new Stage(
                contrast.sigma(),
                contrast.spread(),
                contrast.weight() + contrast.freedom(),
                0,
                alpha,
                toCount,
                contrast.floor());
    }
}
