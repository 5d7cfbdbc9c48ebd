package dev.onsale.load;

import dev.onsale.gatling.GatlingRelease;
import dev.onsale.plan.BadInputException;
import java.util.Locale;
import java.util.Optional;

/** A class or method that a simulation needs and that is missing, with the remedy. */
final class MissingCode {
    static final String WHERE_IT_MAY_BE =
            "add it with --classpath target/test-classes:lib/*, --source-root DIR for sources, or --project DIR for a whole project";

    private MissingCode() {}

    static BadInputException of(String where, LinkageError error) {
        String missing = String.valueOf(error.getMessage()).replace('/', '.');
        if (missing.contains("io.gatling.")) {
            return new BadInputException(
                    where + ": it does not fit Gatling: " + told(error, missing), gatling(), error);
        }
        return error instanceof NoClassDefFoundError
                ? new BadInputException(where + ": it needs a missing class: " + missing, WHERE_IT_MAY_BE, error)
                : new BadInputException(
                        where + ": two of its parts are incompatible: " + told(error, missing),
                        "put the versions that it was compiled against on --classpath",
                        error);
    }

    /** The remedy for a compile error, by the compiler's message. */
    static String remedy(String compilersCode, String message) {
        Optional<String> former = FormerWords.hint(message);
        if (former.isPresent()) {
            return former.get();
        }
        String lower = message.toLowerCase(Locale.ROOT);
        boolean unknown = compilersCode.contains("doesnt.exist") || compilersCode.contains("cant.resolve");
        if (unknown && lower.contains("io.gatling")) {
            return "fix the scenario; or, if it was written for another Gatling: " + gatling();
        }
        return unknown
                ? "fix the scenario; or, if the class belongs to a helper or a library, " + WHERE_IT_MAY_BE
                : "fix the scenario and rerun";
    }

    static String gatling() {
        return "onsale uses Gatling " + GatlingRelease.version()
                + "; write it for that version, and add a plugin's jar to --classpath";
    }

    private static String told(LinkageError error, String missing) {
        return error.getClass().getSimpleName() + " " + missing;
    }
}
