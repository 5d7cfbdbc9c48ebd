package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import java.util.Locale;

/** A class or method that a simulation needs and that is not there, with its remedy. */
final class MissingCode {
    static final String WHERE_IT_MAY_BE =
            "say where it is: --classpath target/test-classes:lib/*, --source-root DIR for sources, or --project DIR for"
                    + " a whole project";

    private MissingCode() {}

    static BadInputException of(String where, LinkageError error) {
        String missing = String.valueOf(error.getMessage()).replace('/', '.');
        if (missing.contains("io.gatling.")) {
            return new BadInputException(
                    where + ": it does not fit Gatling: " + told(error, missing), gatling(), error);
        }
        return error instanceof NoClassDefFoundError
                ? new BadInputException(
                        where + ": it needs a class that is not there: " + missing, WHERE_IT_MAY_BE, error)
                : new BadInputException(
                        where + ": two of its parts do not fit each other: " + told(error, missing),
                        "let --classpath name the versions that it was compiled against",
                        error);
    }

    /** What does not compile, by what the compiler says of it. */
    static String remedy(String compilersCode, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        boolean unknown = compilersCode.contains("doesnt.exist") || compilersCode.contains("cant.resolve");
        if (unknown && lower.contains("io.gatling")) {
            return "mend the scenario; or, if it was written for another Gatling: " + gatling();
        }
        return unknown
                ? "mend the scenario; or, if it is of a helper or a library, " + WHERE_IT_MAY_BE
                : "mend the scenario and run again";
    }

    static String gatling() {
        return "onsale is on Gatling " + GatlingEngine.version()
                + "; write it for that version, and name a plugin's jar by --classpath";
    }

    private static String told(LinkageError error, String missing) {
        return error.getClass().getSimpleName() + " " + missing;
    }
}
