package dev.onsale.record.clue;

/** A service outside the shop is slow or fails for the one step that calls it. */
public enum PaymentGatewayClue implements ClueKind {
    /** In short: this step. */
    WAITS_OUTSIDE,
    /** {@code SHARE} of its requests failed, after {@code MS}, against {@code SHARE_OF_OTHERS}. */
    FAILURES,
    /** Per response: {@code DATABASE_MS} against {@code DATABASE_MS_BEFORE}. */
    DATABASE,
    /** Whether the shop's own database accounts for it. */
    NOT_KNOWN_DATABASE;

    @Override
    public String label() {
        return ClueKind.label("payment-gateway", this);
    }
}
