package dev.onsale.load;

import dev.onsale.gatling.GatlingEngine;
import dev.onsale.plan.ArrivalSchedule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Measures its own CPU time for one journey in onsale's words and in Gatling's, turn by turn: {@code address pairs warm-ups}. */
final class WordsMeasurement {

    private static final double RATE = 500;
    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final double PACE = 100;

    private WordsMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        GatlingEngine.prepareDsl();
        LoadOrder order = Orders.of(URI.create(arguments[0]), Path.of("unused"))
                .rate(RATE, LENGTH)
                .pace(PACE)
                .drain(Duration.ofSeconds(10))
                .order(new WordedFan());
        int pairs = Integer.parseInt(arguments[1]);
        int warmUps = Integer.parseInt(arguments[2]);
        ArrivalSchedule schedule = ArrivalSchedule.of(order.plan());
        for (int pair = 0; pair < pairs + warmUps; pair++) {
            // Whoever comes second finds the other's garbage: take turns at coming first.
            boolean wordsFirst = pair % 2 == 0;
            MeasuredLoad first = measured(order, schedule, wordsFirst);
            MeasuredLoad second = measured(order, schedule, !wordsFirst);
            MeasuredLoad words = wordsFirst ? first : second;
            MeasuredLoad plain = wordsFirst ? second : first;
            requireAlike(words, plain);
            System.out.printf(
                    Locale.ROOT,
                    "%s %.4f %.4f %d%n",
                    pair < warmUps ? "warming" : "pair",
                    words.cpuSeconds(),
                    plain.cpuSeconds(),
                    words.responses());
        }
        System.exit(0);
    }

    private static MeasuredLoad measured(LoadOrder order, ArrivalSchedule schedule, boolean words) throws IOException {
        return MeasuredLoad.of(
                schedule, words ? MeasuredLoad.worded(order, schedule) : MeasuredLoad.plain(order, schedule));
    }

    private static void requireAlike(MeasuredLoad words, MeasuredLoad plain) {
        if (words.responses() != plain.responses()
                || words.bought() != words.journeys()
                || words.journeys() != plain.journeys()) {
            throw new AssertionError("not the same load: " + words + ", " + plain);
        }
    }
}
