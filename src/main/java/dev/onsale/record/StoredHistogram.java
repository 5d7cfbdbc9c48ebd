package dev.onsale.record;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;

/**
 * A histogram as stored in an interval log, in HdrHistogram's compressed encoding, version 2. The library allocates
 * whatever the header requests, so this first checks that the header is one that onsale writes.
 *
 * <p>Shape (<a
 * href="https://github.com/HdrHistogram/HdrHistogram">AbstractHistogram.encodeIntoCompressedByteBuffer</a>): a cookie
 * and the length of what follows; deflated: a cookie, the length of the counts, an offset, the digits, the lowest and
 * the highest value, a ratio, the counts.
 */
public final class StoredHistogram {
    private static final int COMPRESSED_V2 = 0x1c849304;
    private static final int V2 = 0x1c849303;
    private static final int WORD_SIZE = 0xf0;
    private static final int HEADER_BYTES = 40;

    /** Lags of up to ten minutes in µs need 20,000 counts of at most nine bytes. */
    private static final int COUNTS_BYTES_MAX = 1_000_000;

    private static final long HIGHEST_MAX = 1L << 31;
    /** Responses of one step in one interval. */
    static final long COUNT_MAX = 1_000_000_000_000L;

    private StoredHistogram() {}

    /** @throws IllegalArgumentException or another runtime exception of the library if it is malformed */
    public static Tally tallyOf(byte[] encoded) throws DataFormatException {
        requireOurs(encoded);
        Tally tally = Tally.of(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0));
        long total = 0;
        for (int index = 0; index < tally.size(); index++) {
            total += tally.count(index);
            require(tally.count(index) >= 0 && total >= 0 && total <= COUNT_MAX, "more responses than can be");
        }
        return tally;
    }

    private static void requireOurs(byte[] encoded) throws DataFormatException {
        ByteBuffer outer = ByteBuffer.wrap(encoded);
        require(outer.remaining() > 2 * Integer.BYTES, "it ends early");
        require(isCookie(outer.getInt(), COMPRESSED_V2), "another encoding");
        int length = outer.getInt();
        require(length > 0 && length <= outer.remaining(), "it ends early");
        ByteBuffer header = ByteBuffer.wrap(inflated(encoded, outer.position(), length));
        require(isCookie(header.getInt(), V2), "another encoding");
        int counts = header.getInt();
        require(counts >= 0 && counts <= COUNTS_BYTES_MAX, "counts of " + counts + " bytes");
        require(header.getInt() == 0, "shifted values");
        require(header.getInt() == StepSeries.SIGNIFICANT_DIGITS, "other digits than 3");
        require(header.getLong() == 1, "another lowest value than 1");
        long highest = header.getLong();
        require(highest >= 2 && highest <= HIGHEST_MAX, "a highest value of " + highest);
        require(header.getDouble() == 1, "scaled values");
    }

    private static byte[] inflated(byte[] encoded, int from, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(encoded, from, length);
            byte[] header = new byte[HEADER_BYTES];
            int filled = 0;
            while (filled < HEADER_BYTES) {
                int more = inflater.inflate(header, filled, HEADER_BYTES - filled);
                require(more > 0, "it ends early");
                filled += more;
            }
            return header;
        } finally {
            inflater.end();
        }
    }

    private static boolean isCookie(int cookie, int of) {
        return (cookie & ~WORD_SIZE) == of;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
