package dev.onsale.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One injector's share of a load that several injectors send together: every {@code count}-th visitor of the schedule,
 * starting with the {@code index}-th. Each visitor belongs to exactly one shard and keeps its number, so the shards
 * together are the load that one injector would send.
 *
 * @param index from 0; shard 0 leads: it alone warms up and prepares the target
 * @param count the number of shards, at least 1
 */
public record Shard(int index, int count) {

    /** The whole load. */
    public static final Shard WHOLE = new Shard(0, 1);

    /** The maximum number of injectors of one load. */
    public static final int COUNT_MAX = 1_000;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("no shard: " + index + "/" + count);
        }
    }

    /**
     * Parses {@code 2/4}: the third of four.
     *
     * @param option the option's name, for messages
     * @throws BadInputException if it is not a shard
     */
    public static Shard parse(String option, String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new BadInputException(
                    option + " is '" + text + "', which is not a shard",
                    "give its number, from 0, and the total: 0/4, 1/4 …");
        }
        int index = Integer.parseInt(parts.group(1));
        int count = Integer.parseInt(parts.group(2));
        if (count < 1 || count > COUNT_MAX) {
            throw new BadInputException(
                    option + " is '" + text + "': " + count + " shards, allowed: 1 to " + COUNT_MAX,
                    "give its number, from 0, and the total: 0/4, 1/4 …");
        }
        if (index >= count) {
            throw new BadInputException(
                    option + " is '" + text + "': out of range, "
                            + (count == 1
                                    ? "the only shard is 0/1"
                                    : "shards are 0/" + count + " to " + (count - 1) + "/" + count),
                    "count from 0: the last of " + count + " is " + (count - 1) + "/" + count);
        }
        return new Shard(index, count);
    }

    public boolean isWhole() {
        return count == 1;
    }

    /** Whether this shard does what must happen only once. */
    public boolean leads() {
        return index == 0;
    }

    /** @param visitor number in the whole schedule, from 0 */
    public boolean has(long visitor) {
        return visitor % count == index;
    }

    /** The number, in the whole schedule, of its {@code own}-th visitor; both count from 0. */
    public long visitor(long own) {
        return own * count + index;
    }

    /** How many of that many visitors belong to this shard. */
    public int of(int visitors) {
        return visitors <= index ? 0 : (visitors - index - 1) / count + 1;
    }

    /** As written on the command line. */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
