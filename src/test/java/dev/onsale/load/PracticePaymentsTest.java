package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.record.Payments;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PracticePaymentsTest {
    private static final String COUNTS = "{\"seats\":{\"sold\":9,\"paymentsPaid\":5,\"paymentsDeclined\":4,"
            + "\"paymentsPending\":3,\"paymentsLost\":2,\"paymentsRetried\":6,\"chargedTwice\":1}}";

    private static Payments told(Answer answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(request -> answer)) {
            return PracticePayments.at(server.address());
        }
    }

    @Test
    void whatTheTablesSayIsTaken() throws IOException {
        assertThat(told(Answer.of(200, COUNTS))).isEqualTo(new Payments(5, 4, 3, 2, 6, 1));
    }

    @Test
    void whatDoesNotTellSaysWhatIsMissing() {
        assertThatThrownBy(() -> told(Answer.of(404))).hasMessage("/practice/status answered 404");
        assertThatThrownBy(() -> told(Answer.of(200, COUNTS.replace("charged", "changed"))))
                .hasMessage("/practice/status does not tell seats.chargedTwice");
        assertThatThrownBy(() -> told(Answer.of(200, COUNTS.replace(":5", ":\"5\""))))
                .hasMessage("/practice/status does not tell seats.paymentsPaid");
        assertThatThrownBy(() -> told(Answer.of(200, "<html>"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> told(new Answer(0, "", 0, java.util.Map.of()))).isInstanceOf(IOException.class);
    }
}
