package dev.onsale.practice.shop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shop's refusal: a status and a reason. Thrown inside a transaction it also rolls it back. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, Object> body;

    private Refusal(int status, Map<String, Object> body) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static Refusal of(int status, String error) {
        return new Refusal(status, Map.of("error", error));
    }

    static Refusal seatTaken(List<String> seats) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "seat taken");
        body.put("seats", seats);
        return new Refusal(409, body);
    }

    /** @param has tickets in other orders */
    static Refusal accountLimit(int allowed, int has) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "limit per account");
        body.put("allowed", allowed);
        body.put("has", has);
        return new Refusal(403, body);
    }

    static Refusal soldOut() {
        return of(410, "sold out");
    }

    static Refusal declined() {
        return of(402, "declined");
    }

    /** The reason in one word for a header, for example {@code seat-taken}. */
    String word() {
        return String.valueOf(body.get("error")).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        return body;
    }
}
