package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;

/**
 * A simulation's {@code before()} or {@code after()} failed: by its own fault, or because of a server that it called.
 */
final class BeforeFailure {
    private BeforeFailure() {}

    /** @param hook {@code before()} or {@code after()} */
    static RuntimeException of(String where, String hook, RuntimeException failure) {
        String what = where + ": its " + hook + " failed: " + failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof HttpTimeoutException) {
                return new HookFailedException(
                        what, "check that the server it calls is up; --verbose shows where it failed");
            }
        }
        return new BadInputException(what, "fix it; --verbose shows where it failed", failure);
    }
}
