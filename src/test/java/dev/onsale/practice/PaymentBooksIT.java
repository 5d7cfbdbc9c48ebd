package dev.onsale.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the shop's own tables say of payments: retried, lost, charged twice. */
class PaymentBooksIT {
    private static final String OPEN = "{\"doorsInMs\":0,\"holdForMs\":60000,\"outflowPerSecond\":1000}";

    @Test
    void aPaymentAskedForAgainIsRetriedAndChargedOnce() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String order = order(fan);
        fan.pay(order, "tok_ok", "books-1");
        fan.pay(order(fan), "tok_ok", "books-2");
        assertThat(counts(fan)).isEqualTo("paid 2, retried 0, lost 0, charged twice 0");
        fan.pay(order, "tok_ok", "books-1");
        fan.pay(order, "tok_ok", "books-1");
        assertThat(counts(fan)).isEqualTo("paid 2, retried 1, lost 0, charged twice 0");
    }

    @Test
    void aPaymentWithoutAnAnswerIsLostUntilTheShopLearnsOfIt() {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN.replace("}", ",\"gatewayTimeoutMs\":300}"));
        assertThat(fan.pay(order(fan), "tok_no_answer", "books-3").status()).isEqualTo(504);
        while (!counts(fan).startsWith("paid 1")) {
            assertThat(counts(fan))
                    .isIn("paid 0, retried 0, lost 1, charged twice 0", "paid 1, retried 0, lost 0, charged twice 0");
        }
        assertThat(counts(fan)).isEqualTo("paid 1, retried 0, lost 0, charged twice 0");
    }

    /** The practice gateway gives back what it is asked to, so that the books are cooked here. */
    @Test
    void aVoidPaymentWhoseMoneyDidNotComeBackIsASecondCharge() throws SQLException {
        Customer fan = Customer.admitted(Shared.boxOffice(), OPEN);
        String order = order(fan);
        fan.pay(order, "tok_ok", "books-4");
        write("insert into practice.payment (idempotency_key, id, order_id, card, amount_cents, status, charged)"
                + " values ('books-5', 'p-books-5', '" + order + "', 'tok_ok', 100, 'void', true)");
        assertThat(counts(fan)).isEqualTo("paid 1, retried 0, lost 0, charged twice 1");
        write("update practice.payment set charged = false where idempotency_key = 'books-5'");
        assertThat(counts(fan)).isEqualTo("paid 1, retried 0, lost 0, charged twice 0");
    }

    private static String order(Customer fan) {
        return fan.order(fan.hold("{\"party\":1}").string("hold")).string("order");
    }

    private static String counts(Customer fan) {
        var seats = fan.status().body().get("seats");
        return "paid " + seats.get("paymentsPaid") + ", retried " + seats.get("paymentsRetried") + ", lost "
                + seats.get("paymentsLost") + ", charged twice " + seats.get("chargedTwice");
    }

    private static void write(String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(Shared.boxOffice().databaseUrl())) {
            connection.createStatement().execute(sql);
        }
    }
}
