package dev.onsale.record;

import java.util.Arrays;

/** A fixed amount of arithmetic and memory access, always the same, whose result depends on every step of it. */
final class CpuWork {
    /** About 20 ms on a core of 2020. */
    static final int ROUNDS = 6_000_000;

    private static final int TABLE_LONGS = 64 * 1024;

    private final long[] table = new long[TABLE_LONGS];

    /** Marsaglia's xorshift64 (2003), each value mixed through a table of half a MiB. */
    long run(int rounds) {
        Arrays.fill(table, 0);
        long state = 88_172_645_463_325_252L;
        long mixed = 0;
        for (int round = 0; round < rounds; round++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int place = (int) (state & (TABLE_LONGS - 1));
            mixed += table[place] ^ state;
            table[place] = mixed;
        }
        return mixed;
    }
}
