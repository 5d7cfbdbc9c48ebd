package dev.onsale.report;

import dev.onsale.figures.Figures;
import dev.onsale.record.StopReason;
import dev.onsale.record.StopReason.At;
import dev.onsale.record.StopReason.Figure;
import java.time.Instant;

/** Why a run stopped, or why an injector's part of it is incomplete, in words. */
public final class StopWords {
    private StopWords() {}

    /** One clause; of a version that stored words alone, as it was said. */
    public static String of(StopReason why) {
        At at = why.at();
        if (at == null) {
            return clause(why, "it");
        }
        String name = injector(at.shard(), at.count(), at.host());
        return switch (why.kind()) {
            case NOT_READY, ENDED_WITHOUT_RUN, NOT_ENDED -> clause(why, name);
            default -> name + (why.kind().isRefusal() ? " may not join: " : ": ") + clause(why, "it");
        };
    }

    /** {@code shard 1/3 on host1}. */
    static String injector(int shard, int count, String host) {
        return "shard " + shard + "/" + count + (host.isEmpty() ? "" : " on " + host);
    }

    /** @param injector the subject, where the injector itself is */
    private static String clause(StopReason why, String injector) {
        return switch (why.kind()) {
            case REQUESTS_FAILED ->
                "more than " + Figures.share(why.figure(Figure.ALLOWED_SHARE)) + " of requests failed for "
                        + seconds(why);
            case NOTHING_ANSWERED ->
                name(why) + " accepted connections and answered none of " + Figures.count(why.figure(Figure.REQUESTS))
                        + " requests in " + seconds(why);
            case TARGET_SILENT -> "the target has not answered one request in " + seconds(why);
            case USER -> "stopped by the user";
            case ADDRESS_NOT_ALLOWED -> "tried to connect to " + name(why) + ", which is not an allowed target";
            case INJECTOR_SHORT -> "the injector ran short: " + name(why);
            case RECORD_NOT_WRITTEN -> "the record cannot be written: " + name(why);
            case ENGINE_ENDED -> "Gatling ended the run: " + name(why);
            case ERROR, AS_WORDED -> name(why);
            case NOT_READY ->
                injector + " was not ready at --start-at "
                        + Instant.ofEpochMilli(Math.round(why.figure(Figure.DUE_AT_MS)))
                        + ": choose a later instant, because an injector first warms up and prepares";
            case INJECTOR_SILENT -> "no message for " + seconds(why);
            case COORDINATOR_SILENT -> "no message from shard 0, the coordinator, for " + seconds(why);
            case NOT_JOINED ->
                "shard " + name(why) + " of " + Figures.count(why.figure(Figure.INJECTORS)) + " did not join within "
                        + seconds(why);
            case OTHER_COUNT ->
                "it is one of " + Figures.count(why.figure(Figure.INJECTORS_THERE)) + " shards, and this fleet has "
                        + Figures.count(why.figure(Figure.INJECTORS));
            case OTHER_VERSION -> "onsale " + name(why, 0) + " there, " + name(why, 1) + " here";
            case OTHER_PLAN -> "its plan, seed, scenario or target differs from shard 0's";
            case JOINED_TWICE -> "that shard has already joined, on " + name(why);
            case LOOPBACK_ELSEWHERE ->
                "the target is a loopback address, and this is another machine than shard 0's, " + name(why);
            case TOO_LATE -> "the fleet has already started or ended";
            case ENDED_WITHOUT_RUN ->
                injector + " ended with " + name(why, 0) + " and left no run"
                        + (why.of().size() > 1 ? " (" + name(why, 1) + ")" : "");
            case NOT_ENDED -> injector + " did not end in time, and left no run";
            case NO_RUN -> "there is no run of it";
        };
    }

    private static String name(StopReason why) {
        return String.join(", ", why.of());
    }

    private static String name(StopReason why, int index) {
        return why.of().size() > index ? why.of().get(index) : "";
    }

    private static String seconds(StopReason why) {
        return Math.round(why.figure(Figure.LASTED_MS) / 1_000) + " s";
    }
}
