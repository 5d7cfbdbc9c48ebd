package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status.find.is(200), but actually found 500                          | status 500",
                "status.find.in(200,201,304), but actually found 404                  | status 404",
                "Request timeout to 127.0.0.1/127.0.0.1:8080 after 60000 ms           | timeout",
                "i.n.c.ConnectTimeoutException: connection timed out: /127.0.0.1:80   | timeout",
                "j.n.ConnectException: Connection refused                             | connection refused",
                "j.i.IOException: Connection reset by peer                            | connection reset",
                "j.i.IOException: Broken pipe                                         | connection reset",
                "j.i.IOException: Premature close                                     | connection closed",
                "j.n.ConnectException: not an allowed target: 10.1.2.3                | not an allowed target",
                "j.n.SocketException: Too many open files                             | injector: too many open files",
                "i.n.c.u.Errors$NativeIoException: socket(..) failed: Too many open files "
                        + "| injector: too many open files",
                "j.n.BindException: Cannot assign requested address                   | injector: no ephemeral ports left",
                "j.l.OutOfMemoryError: unable to create native thread                 | injector: no threads left",
                "jsonPath($.hold).find.exists, found nothing                          | jsonPath($.hold).find.exists, found nothing",
            })
    void ofMessages(String message, String kind) {
        assertThat(FailureKind.of(message)).isEqualTo(kind);
    }

    @Test
    void withoutAMessage() {
        assertThat(FailureKind.of(null)).isEqualTo("failed");
    }

    @Test
    void whatCountsUpDoesNotMakeKindsOfItsOwn() {
        assertThat(FailureKind.of("hold 4711 of visitor 12 is gone"))
                .isEqualTo(FailureKind.of("hold 815 of visitor 3 is gone"))
                .isEqualTo("hold # of visitor # is gone");
    }

    @Test
    void aRequestThatCouldNotBeBuiltNamesTheMissingValueAndQuotesNothing() {
        assertThat(FailureKind.ofUnsent("pay: Failed to build request: No attribute named 'order' is defined"))
                .isEqualTo("not sent: No attribute named 'order' is defined");
        assertThat(FailureKind.ofUnsent("Failed to build request: http://host/?token=s3cret is no URL"))
                .isEqualTo("not sent: the request could not be built");
    }

    @Test
    void aKindIsShort() {
        assertThat(FailureKind.of("x".repeat(1_000))).hasSize(60);
        assertThat(FailureKind.of("4".repeat(1_000))).isEqualTo("#");
    }

    @ParameterizedTest
    @CsvSource({
        "Too many open files, true",
        "Cannot assign requested address, true",
        "unable to create native thread, true",
        "Connection refused, false",
        "Request timeout, false",
        "'status.find.is(200), but actually found 503', false",
    })
    void onlyTheInjectorsOwnShortagesAreItsFaults(String message, boolean fault) {
        assertThat(FailureKind.injectorFault(message).isPresent()).isEqualTo(fault);
    }
}
