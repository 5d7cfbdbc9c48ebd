package dev.onsale.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A text that is too long to be held in memory before it is written. */
@FunctionalInterface
interface LongText {
    void writeTo(OutputStream out) throws IOException;
}
