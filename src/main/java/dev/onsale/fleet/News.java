package dev.onsale.fleet;

import dev.onsale.load.Companions.Heard;
import dev.onsale.record.live.LastSecond;
import dev.onsale.record.live.Progress;
import java.util.List;
import java.util.Optional;

/** The progress of one injector's load, as reported to the coordinator. */
final class News {
    /** More than occur in a second: each is reported once, in the second in which it became overdue. */
    private static final int OVERDUE_MAX = 1_000;

    private News() {}

    static Message told(Message to, Heard heard) {
        LastSecond second = heard.second();
        List<Long> overdue = heard.overdueMs();
        return told(to, heard.progress())
                .with("secondEnd", second.endMs())
                .with("secondOk", second.ok())
                .with("secondKo", second.ko())
                .with("secondOrdinary", second.ordinary())
                .with("secondP95", second.p95Ms())
                .with("secondFailingSince", second.failingSinceMs())
                .with("overdue", overdue.subList(Math.max(0, overdue.size() - OVERDUE_MAX), overdue.size()))
                .with("answered", heard.answered())
                .with("acceptedAt", Optional.ofNullable(heard.acceptedAt()))
                .with("sent", heard.sent());
    }

    /** @return empty if it does not report on a load */
    static Optional<Heard> of(Message message) {
        return message.text("secondEnd").isEmpty()
                ? Optional.empty()
                : Optional.of(new Heard(
                        progress(message),
                        new LastSecond(
                                message.number("secondEnd"),
                                message.number("secondOk"),
                                message.number("secondKo"),
                                message.number("secondOrdinary"),
                                message.decimal("secondP95"),
                                message.number("secondFailingSince")),
                        message.numbers("overdue"),
                        message.flag("answered"),
                        message.text("acceptedAt").orElse(null),
                        message.number("sent")));
    }

    static Message told(Message to, Progress progress) {
        return to.with("elapsed", progress.elapsedMs())
                .with("length", progress.lengthMs())
                .with("phase", progress.phase())
                .with("planned", progress.visitors().planned())
                .with("due", progress.visitors().due())
                .with("started", progress.visitors().started())
                .with("inFlight", progress.visitors().inFlight())
                .with("bought", progress.visitors().bought())
                .with("p95", progress.p95Ms())
                .with("errorShare", progress.errorShare());
    }

    static Progress progress(Message message) {
        return new Progress(
                message.number("elapsed"),
                message.number("length"),
                message.needed("phase"),
                new Progress.Visitors(
                        message.number("planned"),
                        message.number("due"),
                        message.number("started"),
                        message.number("inFlight"),
                        message.number("bought")),
                message.decimal("p95"),
                message.decimal("errorShare"));
    }
}
