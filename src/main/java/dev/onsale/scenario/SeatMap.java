package dev.onsale.scenario;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop's JSON seat map lists free seats.
 *
 * <pre>{@code
 * // {"blocks":[{"block":"A","rows":[{"row":1,"free":[1,2,5]}]}]}           the practice box office; the default
 * SeatMap.blocks("$.blocks[*]").rows("rows").free("free").named("{block}-{row}-{seat}")
 *
 * // {"rows":[{"name":"K","seats":[{"id":"K-1","state":"open"}, …]}]}
 * SeatMap.rows("$.rows[*]", "seats").where("state", "open").named("{id}")
 * }</pre>
 *
 * <p>Blocks and rows are read in the order of the map, which must run from the stage backwards. Seats are neighbours if
 * their numbers are consecutive: the seat itself if it is a number, else the number at the end of its name; seats
 * without a number are neighbours if they are adjacent in the list.
 *
 * <p>A sale is sold out if the map could be read and too few seats are free: its lists may be empty. A map without the
 * lists is a mistake, of the mapping or of the shop, and ends the journey as an error that names the path.
 */
public final class SeatMap {

    private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

    /** As the practice box office sends it. */
    public static final SeatMap PRACTICE =
            blocks("$.blocks[*]").rows("rows").free("free").named("{block}-{row}-{seat}");

    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})\\D*$");
    private static final String SEAT = "seat";

    private final String path;
    private final @Nullable String rows;
    private final String free;
    private final @Nullable Field state;
    private final String template;
    private final List<Key> keys;

    /** A name in braces, and its position in the template. */
    private record Key(String name, int from, int to) {}

    private record Field(String key, String value) {}

    private SeatMap(String path, @Nullable String rows, String free, @Nullable Field state, String template) {
        this.path = path;
        this.rows = rows;
        this.free = free;
        this.state = state;
        this.template = template;
        this.keys = NAME.matcher(template)
                .results()
                .map(found -> new Key(found.group(1), found.start(), found.end()))
                .toList();
    }

    /**
     * A house with blocks.
     *
     * <p>{@code seatMap(request).reading(SeatMap.blocks("$.blocks[*]"))}
     *
     * @param path a JSON path to every block, e.g. {@code $.blocks[*]}
     */
    public static SeatMap blocks(String path) {
        return new SeatMap(path, "rows", "free", null, "{block}-{row}-{seat}");
    }

    /**
     * A house of rows without blocks.
     *
     * <p>{@code seatMap(request).reading(SeatMap.rows("$.rows[*]", "seats"))}
     *
     * @param path a JSON path to every row of a house without blocks, e.g. {@code $.rows[*]}
     * @param free the key of a row's seats
     */
    public static SeatMap rows(String path, String free) {
        return new SeatMap(path, null, free, null, "{row}-{seat}");
    }

    /**
     * The key of a block's rows; {@code rows} by default.
     *
     * <p>{@code seatMap(request).reading(SeatMap.blocks("$.blocks[*]").rows("lines"))}
     */
    public SeatMap rows(String key) {
        return new SeatMap(path, key, free, state, template);
    }

    /**
     * The key of a row's seats; default: {@code free}.
     *
     * <p>{@code seatMap(request).reading(SeatMap.blocks("$.blocks[*]").free("seats"))}
     */
    public SeatMap free(String key) {
        return new SeatMap(path, rows, key, state, template);
    }

    /**
     * The list contains all seats: the free ones have this value at this key.
     *
     * <p>{@code seatMap(request).reading(SeatMap.rows("$.rows[*]", "seats").where("state", "open"))}
     */
    public SeatMap where(String key, String value) {
        return new SeatMap(path, rows, free, new Field(key, value), template);
    }

    /**
     * A seat's name as the shop expects it. {@code {seat}} is the seat as it is in the list; any other name is a key of
     * the seat, its row or its block, in this order; {@code null} if none has it.
     *
     * <p>{@code seatMap(request).reading(SeatMap.rows("$.rows[*]", "seats").named("{id}"))}
     */
    public SeatMap named(String nameTemplate) {
        return new SeatMap(path, rows, free, state, nameTemplate);
    }

    /** Saves a {@link MapReading}: {@link MapReading#NOTHING} if the path finds nothing. */
    CheckBuilder savedAs(String attribute) {
        return CoreDsl.jsonPath(path)
                .ofObject()
                .findAll()
                .withDefault(List.<Object>of())
                .transform(this::understood)
                .saveAs(attribute);
    }

    /** Saves the reading of a map in which the path finds nothing; only this reads the whole body. */
    CheckBuilder nothingSavedAs(String attribute) {
        return CoreDsl.jsonPath("$")
                .ofObject()
                .find()
                .transform(body -> MapReading.nothing(MapPath.whyNothing(path, body)))
                .saveAs(attribute);
    }

    private MapReading understood(List<Object> found) {
        if (found.isEmpty()) {
            return MapReading.NOTHING;
        }
        String mistake = mistakeIn(found);
        return mistake == null ? new MapReading(read(found), null) : MapReading.nothing(mistake);
    }

    /** Why what the path found is not a seat map; {@code null} if it is one, however few its free seats. */
    @Nullable
    String mistakeIn(List<Object> found) {
        List<Object> listed = new ArrayList<>();
        String where = path;
        if (rows == null) {
            listed.addAll(found);
        } else {
            if (found.stream().noneMatch(block -> has(block, rows))) {
                return "no block at " + path + " has a list '" + rows + "': the first is " + MapPath.kind(found.get(0));
            }
            found.forEach(block -> listed.addAll(list(object(block).get(rows))));
            where = path + "." + rows + "[*]";
        }
        if (!listed.isEmpty() && listed.stream().noneMatch(row -> has(row, free))) {
            return "no row at " + where + " has a list '" + free + "': the first is " + MapPath.kind(listed.get(0));
        }
        List<Object> seats = new ArrayList<>();
        listed.forEach(row -> seats.addAll(list(object(row).get(free))));
        Field wanted = state;
        return wanted == null
                        || seats.isEmpty()
                        || seats.stream().anyMatch(seat -> object(seat).containsKey(wanted.key()))
                ? null
                : "no seat at " + where + "." + free + "[*] has '" + wanted.key() + "': the first is "
                        + MapPath.kind(seats.get(0));
    }

    private static boolean has(Object value, String key) {
        return object(value).get(key) instanceof List<?>;
    }

    /** From what the path found: the rows with a free seat, the front one first. */
    List<FreeRow> read(List<Object> found) {
        List<FreeRow> read = new ArrayList<>();
        if (rows == null) {
            readBlock(Map.of(), found, read);
        } else {
            for (Object block : found) {
                Map<?, ?> fields = object(block);
                readBlock(fields, list(fields.get(rows)), read);
            }
        }
        return List.copyOf(read);
    }

    private void readBlock(Map<?, ?> block, List<?> blockRows, List<FreeRow> into) {
        List<List<FreeRow.Seat>> seats = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (Object row : blockRows) {
            List<FreeRow.Seat> inRow = readRow(block, object(row));
            for (FreeRow.Seat seat : inRow) {
                least = Math.min(least, seat.position());
                most = Math.max(most, seat.position());
            }
            seats.add(inRow);
        }
        for (List<FreeRow.Seat> inRow : seats) {
            if (!inRow.isEmpty()) {
                into.add(new FreeRow(into.size(), (least + most) / 2.0, inRow));
            }
        }
    }

    private List<FreeRow.Seat> readRow(Map<?, ?> block, Map<?, ?> row) {
        List<FreeRow.Seat> seats = new ArrayList<>();
        List<?> listed = list(row.get(free));
        for (int place = 0; place < listed.size(); place++) {
            Object seat = listed.get(place);
            if (state == null
                    || state.value().equals(String.valueOf(object(seat).get(state.key())))) {
                seats.add(new FreeRow.Seat(position(seat, block, row, place), () -> name(seat, block, row)));
            }
        }
        return seats;
    }

    private int position(Object seat, Map<?, ?> block, Map<?, ?> row, int place) {
        if (seat instanceof Number number) {
            return number.intValue();
        }
        Matcher number = LAST_NUMBER.matcher(name(seat, block, row));
        return number.find() ? Integer.parseInt(number.group(1)) : place;
    }

    /** A lost seat makes a visitor spell every free one on the next map, so this avoids searching for a pattern. */
    private String name(Object seat, Map<?, ?> block, Map<?, ?> row) {
        StringBuilder name = new StringBuilder();
        int from = 0;
        for (Key key : keys) {
            name.append(template, from, key.from()).append(value(key.name(), seat, block, row));
            from = key.to();
        }
        return name.append(template, from, template.length()).toString();
    }

    private static @Nullable Object value(String key, Object seat, Map<?, ?> block, Map<?, ?> row) {
        Object value = object(seat).get(key);
        if (value == null && key.equals(SEAT) && !(seat instanceof Map)) {
            return seat;
        }
        if (value == null) {
            value = row.get(key);
        }
        return value == null ? block.get(key) : value;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
