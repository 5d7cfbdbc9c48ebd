package dev.onsale.scenario;

/**
 * What some visitors do if their card is declined: they try another one, once.
 *
 * <pre>{@code
 * pay(payment).declinedOn(402, anotherCard(0.5, weighted("tok_ok", 1)))
 * }</pre>
 */
public final class AnotherCard {

    private final double share;
    private final Weighted<?> cards;

    private AnotherCard(double share, Weighted<?> cards) {
        this.share = share;
        this.cards = cards;
    }

    static AnotherCard of(double share, Weighted<?> cards) {
        return new AnotherCard(Shares.checked("anotherCard", share), cards);
    }

    double share() {
        return share;
    }

    Weighted<?> cards() {
        return cards;
    }
}
