package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Short names of runs on the command line, besides the complete id: {@value #LATEST}, or the beginning of an id. */
final class RunNames {
    static final String LATEST = "latest";

    /** For the help of options that take a run. */
    static final String HELP =
            "The run: its directory, its name in the reports folder, the beginning of that name, or latest.";

    private static final int SHOWN_MAX = 5;

    private RunNames() {}

    /**
     * @param where where the names come from, for messages
     * @param latest the id of the run that started last; empty if there is none
     * @return empty if no run matches
     * @throws BadInputException if several runs match, or the latest is asked for and there is none
     */
    static Optional<String> idOf(
            String written, Collection<String> ids, String where, Supplier<Optional<String>> latest) {
        if (ids.contains(written)) {
            return Optional.of(written);
        }
        if (written.equals(LATEST)) {
            return Optional.of(latest.get()
                    .orElseThrow(() ->
                            new BadInputException(where + ": no run yet", "make a run, or name the folder it is in")));
        }
        if (written.isEmpty()) {
            return Optional.empty();
        }
        List<String> begin = ids.stream().filter(id -> id.startsWith(written)).toList();
        if (begin.size() > 1) {
            throw new BadInputException(
                    "'" + written + "': " + begin.size() + " runs in " + where + " begin with this",
                    "write more of the name: "
                            + String.join(", ", begin.subList(0, Math.min(SHOWN_MAX, begin.size())))
                            + (begin.size() > SHOWN_MAX ? ", …" : ""));
        }
        return begin.stream().findFirst();
    }
}
