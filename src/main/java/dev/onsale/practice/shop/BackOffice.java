package dev.onsale.practice.shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the back office requests: how full the house is, block by block, and how fast it fills. */
final class BackOffice {
    record Block(String block, int sold, int held, int free) {}

    /** @param soldLastMinute seats */
    record Occupancy(String event, int sold, int held, int free, List<Block> blocks, int soldLastMinute) {}

    private record Counts(int sold, int held, int soldLastMinute) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    private final ShopDatabase database;
    private final Catalogue catalogue;

    BackOffice(ShopDatabase database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    Occupancy occupancy() {
        Map<Integer, Counts> counts = database.read(this::count);
        List<Block> blocks = new ArrayList<>();
        int seatsPerBlock = seatsPerBlock();
        int sold = 0;
        int held = 0;
        int soldLastMinute = 0;
        for (int first = 0; first < catalogue.layout().seats(); first += seatsPerBlock) {
            Counts block = counts.getOrDefault(first / seatsPerBlock, Counts.NONE);
            int seats = Math.min(seatsPerBlock, catalogue.layout().seats() - first);
            blocks.add(new Block(name(first), block.sold(), block.held(), seats - block.sold() - block.held()));
            sold += block.sold();
            held += block.held();
            soldLastMinute += block.soldLastMinute();
        }
        return new Occupancy(
                catalogue.event(), sold, held, catalogue.layout().seats() - sold - held, blocks, soldLastMinute);
    }

    private int seatsPerBlock() {
        return switch (catalogue.seating()) {
            case NUMBERED -> catalogue.layout().seatsPerBlock();
            case GENERAL -> catalogue.layout().seats();
        };
    }

    private String name(int firstSeat) {
        return switch (catalogue.seating()) {
            case NUMBERED -> catalogue.layout().block(firstSeat);
            case GENERAL -> "general";
        };
    }

    private Map<Integer, Counts> count(Handle handle) {
        Map<Integer, Counts> counts = new HashMap<>();
        handle.createQuery("""
                        select seat / :seatsPerBlock as block,
                               count(*) filter (where sold),
                               count(*) filter (where not sold and held_until > statement_timestamp()),
                               count(*) filter (where sold
                                                  and held_until > statement_timestamp() - interval '1 minute')
                          from claim where event = :event
                         group by block order by block
                        """)
                .bind("seatsPerBlock", seatsPerBlock())
                .bind("event", catalogue.event())
                .map((row, context) ->
                        Map.entry(row.getInt(1), new Counts(row.getInt(2), row.getInt(3), row.getInt(4))))
                .forEach(block -> counts.put(block.getKey(), block.getValue()));
        return counts;
    }
}
