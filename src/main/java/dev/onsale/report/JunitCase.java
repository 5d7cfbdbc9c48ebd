package dev.onsale.report;

import java.util.List;
import java.util.Map;

/**
 * One test case of a {@link JunitSuite}.
 *
 * @param className {@code plan.step}: servers group by what stands before the last dot, and then by the rest
 * @param seconds what servers add up to the suite's time: the run's for the verdict, else 0
 * @param message one line: why it is not passed; empty if it is
 * @param type {@code regressed}, {@code over budget}, {@code invalid}, …; empty unless a failure or an error
 * @param detail the lines below the message; empty unless a failure or an error
 * @param properties what was measured, name to figure
 */
record JunitCase(
        String className,
        String name,
        double seconds,
        Result result,
        String message,
        String type,
        List<String> detail,
        Map<String, String> properties) {

    enum Result {
        PASSED,
        /** Regressed, over budget, or violated. */
        FAILURE,
        /** The run was invalid or never judged. */
        ERROR,
        /** Inconclusive, and nothing else: a server shows it as a test that somebody switched off. */
        SKIPPED
    }

    static JunitCase passed(String className, String name) {
        return new JunitCase(className, name, 0, Result.PASSED, "", "", List.of(), Map.of());
    }

    static JunitCase skipped(String className, String name, String why) {
        return new JunitCase(className, name, 0, Result.SKIPPED, why, "", List.of(), Map.of());
    }

    static JunitCase failure(String className, String name, String type, String message, List<String> detail) {
        return new JunitCase(className, name, 0, Result.FAILURE, message, type, detail, Map.of());
    }

    static JunitCase error(String className, String name, String type, String message, List<String> detail) {
        return new JunitCase(className, name, 0, Result.ERROR, message, type, detail, Map.of());
    }

    JunitCase taking(double newSeconds) {
        return new JunitCase(className, name, newSeconds, result, message, type, detail, properties);
    }

    JunitCase measuring(Map<String, String> figures) {
        return new JunitCase(className, name, seconds, result, message, type, detail, figures);
    }
}
