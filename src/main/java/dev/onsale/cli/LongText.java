package dev.onsale.cli;

import java.io.IOException;
import java.io.OutputStream;

/** What is too long to be held as one text before it is written. */
@FunctionalInterface
interface LongText {
    void writeTo(OutputStream out) throws IOException;
}
