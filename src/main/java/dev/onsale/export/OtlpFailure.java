package dev.onsale.export;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why an export failed, in a few words without any text of the collector's response. */
final class OtlpFailure {
    static final String NO_ANSWER = "no response in time";

    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    private OtlpFailure() {}

    static String of(CompletableResultCode result) {
        if (!result.isDone()) {
            return NO_ANSWER;
        }
        OptionalInt status = status(result);
        if (status.isPresent()) {
            boolean redirect = status.getAsInt() >= REDIRECTS && status.getAsInt() < ERRORS;
            return "it returns " + status.getAsInt() + (redirect ? ", and redirects are not followed" : "");
        }
        return words(result.getFailureThrowable());
    }

    /** The status of the response, if there was one. */
    static OptionalInt status(CompletableResultCode result) {
        HttpResponse response =
                result.getFailureThrowable() instanceof HttpExportException failed ? failed.getResponse() : null;
        return response == null ? OptionalInt.empty() : OptionalInt.of(response.getStatusCode());
    }

    private static String words(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "unknown host";
            }
            if (cause instanceof HttpConnectTimeoutException) {
                return "no connection";
            }
            if (cause instanceof ConnectException) {
                // The JDK wraps the exception for an unknown host in one of these.
                return hasUnknownHost(cause) ? "unknown host" : "connection refused";
            }
            if (cause instanceof HttpTimeoutException) {
                return NO_ANSWER;
            }
            if (cause instanceof SSLException) {
                return "TLS failed";
            }
        }
        return failure == null ? "it is unreachable" : "the connection broke";
    }

    private static boolean hasUnknownHost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }
}
