package dev.onsale.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many do the same at the same time. */
final class Together {
    /** What one of them does. */
    interface Work<T> {
        T of(int number);
    }

    private Together() {}

    static <T> List<T> together(int count, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<T>> futures = IntStream.range(0, count)
                    .mapToObj(number -> threads.submit(() -> work.of(number)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
