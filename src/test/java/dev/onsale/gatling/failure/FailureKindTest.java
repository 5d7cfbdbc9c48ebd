package dev.onsale.gatling.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsale.gatling.checks.WrittenCheck;
import io.gatling.commons.util.Throwables.PimpedException$;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Errors;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no server on a loopback can be made to do; {@code FailureKindIT} has the rest. */
class FailureKindTest {

    private static final int EMFILE = -24;
    private static final int EADDRNOTAVAIL = -99;
    private static final int EHOSTUNREACH = -113;
    private static final int ENETUNREACH = -101;
    private static final int ETIMEDOUT = -110;

    /** What the system says is asked of it, through the library that the engine uses. */
    private static Exception systemCall(String name, int error) {
        assumeTrue(Epoll.isAvailable(), "the native transport is of Linux");
        return Errors.newIOException(name, error);
    }

    private static Failure of(Throwable thrown) {
        return FailureKind.of(null, null, PimpedException$.MODULE$.detailedMessage$extension(thrown));
    }

    @Test
    void whatTheInjectorRanShortOfIsItsOwnFault() {
        assertThat(of(systemCall("newSocketStream", EMFILE)).injectorFault()).isEqualTo("too many open files");
        assertThat(of(systemCall("connect", EADDRNOTAVAIL)).injectorFault()).isEqualTo("no ephemeral ports left");
        assertThat(of(new BindException("Address already in use")).injectorFault())
                .isEqualTo("no ephemeral ports left");
        assertThat(of(new SocketException("Too many open files")).kind()).isEqualTo("injector: too many open files");
        assertThat(of(new OutOfMemoryError("unable to create native thread: possibly out of memory"))
                        .injectorFault())
                .isEqualTo("no threads left");
        assertThat(of(new OutOfMemoryError("Java heap space")).injectorFault()).isEqualTo("out of memory");
        assertThat(of(new InjectorShortException(FailureKind.NO_DIRECT_MEMORY)).kind())
                .isEqualTo("injector: no direct memory left");
    }

    @Test
    void refusalsWhereManyWantTheSameAreToldByTheirStatus() {
        assertThat(List.of(409, 410, 422, 429))
                .allSatisfy(status ->
                        assertThat(Failure.ofStatus(status, "").refusal()).isTrue());
        assertThat(List.of(400, 403, 404, 500, 503))
                .allSatisfy(status ->
                        assertThat(Failure.ofStatus(status, "").refusal()).isFalse());
        assertThat(Failure.of(Failure.Cause.CHECK, "status 409", "").refusal()).isFalse();
    }

    @Test
    void aNetworkThatLeadsNowhere() {
        assertThat(of(systemCall("connect", EHOSTUNREACH)).kind()).isEqualTo("no route to the host");
        assertThat(of(systemCall("connect", ENETUNREACH)).kind()).isEqualTo("no route to the host");
        assertThat(of(new NoRouteToHostException("No route to host")).kind()).isEqualTo("no route to the host");
        assertThat(of(systemCall("finishConnect", ETIMEDOUT)).kind()).isEqualTo("connect timeout");
        assertThat(of(new ConnectException(FailureKind.REFUSED_TARGET + ": 10.1.2.3"))
                        .kind())
                .isEqualTo("not an allowed target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout",
                "Request timeout to nowhere",
                "status.find.is(200), found 503",
                "Too many open files",
                "jsonPath($.x).find.is(SSLException: Connection refused), found nothing"
            })
    void wordsWithoutAClassDecideNothing(String message) {
        Failure failure = FailureKind.of(null, null, message);
        assertThat(failure.kind()).isEqualTo("failed");
        assertThat(failure.injectorFault()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "j.i.IOException: Connection reset by peer, connection reset",
        "i.n.c.u.Errors$NativeIoException: recvAddress(..) failed with error(-104): Connection reset by peer, connection reset",
        "j.n.ConnectException: no Connection refused, failed: ConnectException",
        "j.n.SocketException: http://too-many-open-files/Connection reset, failed: SocketException",
    })
    void onlyHowTheSystemBeginsIsRead(String message, String kind) {
        assertThat(FailureKind.of(null, null, message).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IllegalStateException: Connection refused",
                "IllegalStateException: Too many open files",
                "RuntimeException: Cannot allocate memory for this order",
                "TicketValidatorException: seat A1",
                "FraudAlertException: Request timeout",
                "ConcertException: sold out"
            })
    void whatAUsersOwnCodeThrowsIsToldByItsClassWhateverItSays(String thrown) {
        Failure failure = FailureKind.of(null, null, "s." + thrown);
        assertThat(failure.kind()).isEqualTo("failed: " + thrown.substring(0, thrown.indexOf(':')));
        assertThat(failure.injectorFault()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSLHandshakeException",
                "StacklessSSLHandshakeException",
                "NotSslRecordException",
                "SslHandshakeTimeoutException",
                "ReferenceCountedOpenSslEngine$OpenSslHandshakeException",
                "CertificateExpiredException",
                "CertPathValidatorException",
                "ValidatorException"
            })
    void whatTlsThrows(String type) {
        assertThat(FailureKind.of(null, null, "i.n.h.s." + type + ": whatever").kind())
                .isEqualTo("TLS failed");
    }

    @Test
    void anAnswerIsToldByItsStatusAndItsCheckAlone() {
        String misleading = "j.n.SocketException: Too many open files, Request timeout to x after 1 ms";
        assertThat(FailureKind.of(503, new WrittenCheck("status.is(200)", true), misleading))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo("status 503");
                    assertThat(failure.answered()).isTrue();
                    assertThat(failure.injectorFault()).isNull();
                });
        assertThat(FailureKind.of(200, new WrittenCheck("jsonPath($.a).exists", false), misleading)
                        .kind())
                .isEqualTo("check jsonPath($.a).exists");
        assertThat(FailureKind.of(302, null, misleading).kind()).isEqualTo("redirect not followed");
        assertThat(FailureKind.of(200, null, misleading).kind()).isEqualTo("answer not readable");
    }

    @Test
    void onlyATimeOutCanBeTheVisitorsOwn() {
        Failure timeout = FailureKind.of(null, null, "Request timeout to localhost/127.0.0.1:80 after 60000 ms");
        assertThat(timeout.kindFor(null)).isEqualTo("timeout");
        assertThat(timeout.kindFor("refreshed")).isEqualTo("refreshed");
        assertThat(of(new SocketException("Connection reset")).kindFor("refreshed"))
                .isEqualTo("connection reset");
    }

    @Test
    void aRequestThatCouldNotBeBuiltNamesTheMissingValueAndQuotesNothing() {
        assertThat(FailureKind.ofUnsent("pay: Failed to build request: No attribute named 'order' is defined"))
                .isEqualTo("not sent: No attribute named 'order' is defined");
        assertThat(FailureKind.ofUnsent("Failed to build request: http://host/?token=s3cret is not a URL"))
                .isEqualTo("not sent: the request could not be built");
    }
}
