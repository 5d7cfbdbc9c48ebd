package dev.onsale.practice;

import java.io.IOException;
import org.slf4j.LoggerFactory;

/** One step of a box office's end; the steps after it are taken whatever comes of it. */
@FunctionalInterface
interface Closing {
    void close() throws IOException;

    static void orLater(Closing step) {
        try {
            step.close();
        } catch (IOException | RuntimeException left) {
            LoggerFactory.getLogger(Company.class).warn("the next start will clean up: {}", left.getMessage());
        }
    }
}
