package dev.onsale.judge;

import dev.onsale.record.Fleet;
import dev.onsale.record.RunSummary;
import dev.onsale.record.StopReason;
import dev.onsale.record.ValidityFinding;
import dev.onsale.record.ValidityFinding.Figure;
import dev.onsale.record.ValidityFinding.Kind;
import dev.onsale.record.ValidityFinding.Part;
import dev.onsale.record.Verdict.ValidityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;

/**
 * Whether every injector of a merged run did its part, and whether they began together. A missing part says nothing
 * about the target, however well the others did.
 */
final class FleetWhole {

    private FleetWhole() {}

    /** None of a run that one injector made, or that is one's part. */
    static List<ValidityCheck> checks(RunSummary summary) {
        Fleet fleet = summary.attached().fleet();
        return fleet == null || !fleet.isMerged() ? List.of() : List.of(whole(fleet), together(fleet));
    }

    private static ValidityCheck whole(Fleet fleet) {
        List<Part> own = new ArrayList<>();
        List<Part> forAnother = new ArrayList<>();
        for (Fleet.Injector injector : fleet.injectors()) {
            StopReason why = injector.shortfall().reason();
            if (why != null) {
                (injector.shortfall().stoppedForAnother() ? forAnother : own).add(new Part(injector, why));
            }
        }
        List<Part> named = own.isEmpty() ? forAnother : own;
        ValidityFinding found = ValidityFinding.of(Kind.WHOLE)
                .with(Figure.INJECTORS, fleet.count())
                .in(named);
        return ValidityCheck.of(
                "injectors",
                named.isEmpty(),
                own.isEmpty() || forAnother.isEmpty() ? found : found.with(Figure.STOPPED_WITH_IT, forAnother.size()));
    }

    private static ValidityCheck together(Fleet fleet) {
        LongSummaryStatistics starts = fleet.injectors().stream()
                .map(injector -> injector.start().startedAfterMs())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .summaryStatistics();
        long apartMs = starts.getCount() == 0 ? 0 : starts.getMax() - starts.getMin();
        boolean compared =
                fleet.injectors().stream().anyMatch(injector -> injector.start().clock() != null);
        return ValidityCheck.of(
                "injectors' starts",
                apartMs <= Fleet.APART_MS_MAX,
                ValidityFinding.of(compared ? Kind.TOGETHER : Kind.TOGETHER_BY_OWN_CLOCKS)
                        .with(Figure.APART_MS, apartMs)
                        .with(Figure.ALLOWED_MS, Fleet.APART_MS_MAX));
    }
}
