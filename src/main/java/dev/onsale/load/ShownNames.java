package dev.onsale.load;

import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import dev.onsale.record.evidence.Admission;
import dev.onsale.scenario.StepName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of steps as they are shown and stored. What the author of a scenario wrote is not a secret, even if an account
 * contains the same word; what a visitor's session inserted into a name may be one. Thread-safe.
 */
final class ShownNames {

    /** Names computed from sessions may be as many as the visitors. */
    private static final int NAMES_MAX = 10_000;

    /** What Gatling appends to a request's name for the targets of its redirects. */
    private static final Pattern REDIRECT = Pattern.compile(" Redirect [0-9]+$");

    private final Confidential confidential;
    private final Set<String> authored;
    private final boolean grouped;
    private final Map<String, Shown> known = new ConcurrentHashMap<>();

    /**
     * For an on-sale, whose steps are its requests.
     *
     * @param authored names that are known before anything is sent
     */
    ShownNames(Confidential confidential, Set<String> authored) {
        this(confidential, authored, false);
    }

    private ShownNames(Confidential confidential, Set<String> authored, boolean grouped) {
        this.confidential = confidential;
        this.authored = Set.copyOf(authored);
        this.grouped = grouped;
    }

    /**
     * For a plain simulation, in which the groups around a request are part of its name.
     *
     * @param authored names of requests and of groups, each alone, that are known before anything is sent
     */
    static ShownNames ofPlain(Confidential confidential, Set<String> authored) {
        return new ShownNames(confidential, authored, true);
    }

    /**
     * The shown form of a name that Gatling reports.
     *
     * @param abandoned the kind of failure that replaces a time-out; {@code null}: a time-out
     */
    record Shown(MadeName made, @Nullable String abandoned, Admission admission) {
        String step() {
            return made.value();
        }
    }

    /** Whether groups around a request are part of its name and are recorded. */
    boolean grouped() {
        return grouped;
    }

    Shown of(String carried) {
        Shown name = known.get(carried);
        if (name == null) {
            name = masked(carried);
            if (known.size() < NAMES_MAX) {
                known.put(carried, name);
            }
        }
        return name;
    }

    /** The step for such a name. */
    String step(String carried) {
        return of(carried).step();
    }

    /** The request's own name as its author wrote it, for look-ups; neither shown nor stored. */
    String written(String carried) {
        String name = CarriedName.name(carried);
        return grouped ? CarriedName.read(name).template() : StepName.of(name).step();
    }

    private Shown masked(String carried) {
        if (grouped) {
            List<MadeName> parts =
                    CarriedName.parts(carried).stream().map(this::shown).toList();
            return new Shown(MadeName.path(parts), null, Admission.NOT_ASKED);
        }
        StepName name = StepName.of(CarriedName.name(carried));
        return new Shown(MadeName.written(shown(name.step())), name.abandoned(), name.admission());
    }

    /** A name that no author wrote may still be expected: Gatling names a page's resources by their address. */
    private MadeName shown(MadeName part) {
        String value = shown(part.value());
        return part.origin() == Origin.WRITTEN
                ? MadeName.written(value)
                : new MadeName(value, confidential.outOfAuthored(part.template()), part.origin());
    }

    private String shown(String name) {
        boolean written = authored.contains(REDIRECT.matcher(name).replaceFirst(""));
        return written ? confidential.outOfAuthored(name) : confidential.out(name);
    }
}
