package dev.onsale.practice.shop;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How seats are numbered: blocks A, B, … of 10 rows of 25 seats; the last block may be incomplete. A seat's ordinal
 * counts from 0 at A-1-1, so that lower ordinals are nearer the stage.
 */
final class SeatLayout {
    static final int SEATS_PER_ROW = 25;
    static final int ROWS_PER_BLOCK = 10;

    private static final int SEATS_PER_BLOCK = SEATS_PER_ROW * ROWS_PER_BLOCK;
    private static final Pattern LABEL = Pattern.compile("([A-Z]{1,3})-([1-9]\\d?)-([1-9]\\d?)");

    private final int seats;

    /** One block's rows, and one row's free seat numbers, as the seat map shows them. */
    record Block(String block, List<Row> rows) {}

    /** @param free the numbers of the free seats */
    record Row(int row, List<Integer> free) {}

    SeatLayout(int seats) {
        this.seats = seats;
    }

    int seats() {
        return seats;
    }

    /** {@code A-1-5}: block, row, seat. */
    String label(int ordinal) {
        int inBlock = ordinal % SEATS_PER_BLOCK;
        return blockName(ordinal / SEATS_PER_BLOCK) + "-" + (inBlock / SEATS_PER_ROW + 1) + "-"
                + (inBlock % SEATS_PER_ROW + 1);
    }

    int seatsPerBlock() {
        return SEATS_PER_BLOCK;
    }

    /** The name of the block this seat is in. */
    String block(int ordinal) {
        return blockName(ordinal / SEATS_PER_BLOCK);
    }

    /** The seat with this label; empty if the house has none. */
    OptionalInt ordinal(String label) {
        Matcher matcher = LABEL.matcher(label);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        int row = Integer.parseInt(matcher.group(2));
        int seat = Integer.parseInt(matcher.group(3));
        int ordinal = blockIndex(matcher.group(1)) * SEATS_PER_BLOCK + (row - 1) * SEATS_PER_ROW + seat - 1;
        boolean exists = row <= ROWS_PER_BLOCK && seat <= SEATS_PER_ROW && ordinal < seats;
        return exists ? OptionalInt.of(ordinal) : OptionalInt.empty();
    }

    /** How many rows the house has. */
    int rows() {
        return (seats + SEATS_PER_ROW - 1) / SEATS_PER_ROW;
    }

    /** Blocks and rows with their free seats; omits rows and blocks without any. */
    List<Block> free(BitSet taken) {
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < seats; first += SEATS_PER_BLOCK) {
            List<Row> rows = freeRows(taken, first, Math.min(first + SEATS_PER_BLOCK, seats));
            if (!rows.isEmpty()) {
                blocks.add(new Block(blockName(first / SEATS_PER_BLOCK), rows));
            }
        }
        return blocks;
    }

    private static List<Row> freeRows(BitSet taken, int first, int end) {
        List<Row> rows = new ArrayList<>();
        for (int start = first; start < end; start += SEATS_PER_ROW) {
            List<Integer> free = new ArrayList<>();
            for (int ordinal = start; ordinal < Math.min(start + SEATS_PER_ROW, end); ordinal++) {
                if (!taken.get(ordinal)) {
                    free.add(ordinal - start + 1);
                }
            }
            if (!free.isEmpty()) {
                rows.add(new Row((start - first) / SEATS_PER_ROW + 1, free));
            }
        }
        return rows;
    }

    /** A to Z, then AA, AB, … */
    private static String blockName(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : blockName(index / 26 - 1) + last;
    }

    private static int blockIndex(String name) {
        int index = 0;
        for (int position = 0; position < name.length(); position++) {
            index = index * 26 + (name.charAt(position) - 'A' + 1);
        }
        return index - 1;
    }
}
