package dev.onsale.record.machine;

import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * A fixed amount of arithmetic, branches and memory access, always the same: repeated compression of one text. All of
 * its code comes compiled with the JDK (zlib), so that its time measures the machine, not this JVM's compiler or its
 * progress.
 */
final class CpuWork {
    /** The name of this work in stored calibrations; times of other work are not comparable. */
    static final String NAME = "deflate";

    /** About 20 ms on a core of 2020. */
    static final int ROUNDS = 12;

    private static final int TEXT_BYTES = 64 * 1024;
    private static final int WORDS = 512;
    private static final int WORD_BYTES = 8;

    private final byte[] text = text();
    private final byte[] compressed = new byte[TEXT_BYTES];

    /**
     * @param rounds how often the text is compressed
     * @return what the work came to
     */
    long run(int rounds) {
        Deflater deflater = new Deflater();
        Adler32 sum = new Adler32();
        try {
            for (int round = 0; round < rounds; round++) {
                deflater.reset();
                deflater.setInput(text);
                deflater.finish();
                int length = deflater.deflate(compressed);
                sum.update(compressed, 0, length);
            }
        } finally {
            deflater.end();
        }
        return sum.getValue();
    }

    /** Words drawn from a small vocabulary by Marsaglia's xorshift64 (2003): as compressible as prose. */
    private static byte[] text() {
        byte[] text = new byte[TEXT_BYTES];
        byte[] vocabulary = new byte[WORDS * WORD_BYTES];
        long state = 88_172_645_463_325_252L;
        for (int at = 0; at < vocabulary.length; at++) {
            state = next(state);
            vocabulary[at] = (byte) ('a' + Long.remainderUnsigned(state, 26));
        }
        for (int at = 0; at < text.length; at += WORD_BYTES) {
            state = next(state);
            int word = (int) Long.remainderUnsigned(state, WORDS);
            System.arraycopy(vocabulary, word * WORD_BYTES, text, at, WORD_BYTES);
        }
        return text;
    }

    private static long next(long state) {
        long mixed = state ^ (state << 13);
        mixed ^= mixed >>> 7;
        return mixed ^ (mixed << 17);
    }
}
