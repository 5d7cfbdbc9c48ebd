package dev.onsale.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the server saw of one run, by arrival.
 *
 * @param requests the first to come first
 */
record Truth(List<Request> requests) {
    private static final long SECOND = 1_000_000;

    /** @param tookMicros from its arrival to its answer */
    record Request(long arrivedMicros, long tookMicros) {}

    /** Asks the server, which forgets. */
    static Truth of(URI server) throws IOException, InterruptedException {
        String lines = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve(TruthServer.TRUTH))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return new Truth(lines.lines()
                .map(line -> line.split(","))
                .map(parts -> new Request(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .sorted(Comparator.comparingLong(Request::arrivedMicros))
                .toList());
    }

    long firstMicros() {
        return requests.get(0).arrivedMicros();
    }

    long lastAnswerMicros() {
        return requests.stream()
                .mapToLong(request -> request.arrivedMicros() + request.tookMicros())
                .max()
                .orElseThrow();
    }

    /** By nearest rank, of those that came in these seconds after the first. */
    double quantileMs(double quantile, int fromSecond, int toSecond) {
        long from = firstMicros() + fromSecond * SECOND;
        long to = firstMicros() + toSecond * SECOND;
        long[] sorted = requests.stream()
                .filter(request -> request.arrivedMicros() >= from && request.arrivedMicros() < to)
                .mapToLong(Request::tookMicros)
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)] / 1_000.0;
    }

    /** How far the worst of the whole seconds was off the planned rate, as a share of it. */
    double worstSecondOff(double perSecond, int seconds) {
        long[] bySecond = new long[seconds];
        requests.forEach(request -> {
            int second = (int) ((request.arrivedMicros() - firstMicros()) / SECOND);
            if (second < seconds) {
                bySecond[second]++;
            }
        });
        return Arrays.stream(bySecond)
                .mapToDouble(count -> Math.abs(count - perSecond) / perSecond)
                .max()
                .orElse(1);
    }

    /** Requests that came within the first second. */
    long inFirstSecond() {
        return LongStream.of(requests.stream()
                        .mapToLong(Request::arrivedMicros)
                        .filter(at -> at < firstMicros() + SECOND)
                        .toArray())
                .count();
    }
}
