package dev.onsale.load;

import dev.onsale.scenario.StepName;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Names of steps as they are shown and kept. What the author of a scenario wrote is no secret, even where an account
 * holds the same word; what a visitor's session put into a name may be one. Safe for several threads.
 */
final class ShownNames {

    /** Names that a session makes are as many as there are visitors. */
    private static final int NAMES_MAX = 10_000;

    /** What Gatling appends to the name of a request for those that its redirects lead to. */
    private static final Pattern REDIRECT = Pattern.compile(" Redirect [0-9]+$");

    private final Confidential confidential;
    private final Set<String> authored;
    private final Map<String, StepName> known = new ConcurrentHashMap<>();

    /** @param authored names that are known before anything is sent */
    ShownNames(Confidential confidential, Set<String> authored) {
        this.confidential = confidential;
        this.authored = Set.copyOf(authored);
    }

    /** What a name says that Gatling reports. */
    StepName of(String carried) {
        StepName name = known.get(carried);
        if (name == null) {
            name = masked(StepName.of(carried));
            if (known.size() < NAMES_MAX) {
                known.put(carried, name);
            }
        }
        return name;
    }

    /** The step of such a name. */
    String step(String carried) {
        return of(carried).step();
    }

    private StepName masked(StepName name) {
        String step = name.step();
        boolean written = authored.contains(REDIRECT.matcher(step).replaceFirst(""));
        String shown = written ? confidential.outOfAuthored(step) : confidential.out(step);
        return new StepName(shown, name.abandoned(), name.admission());
    }
}
