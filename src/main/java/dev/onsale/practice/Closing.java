package dev.onsale.practice;

import java.io.IOException;
import org.slf4j.LoggerFactory;

/** One step of a box office's shutdown; the following steps run whether or not it succeeds. */
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
