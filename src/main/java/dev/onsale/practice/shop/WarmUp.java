package dev.onsale.practice.shop;

import dev.onsale.practice.database.DatabaseException;
import dev.onsale.practice.database.Schema;
import dev.onsale.practice.fault.FaultKind;
import dev.onsale.practice.fault.FaultSet;
import dev.onsale.practice.shop.Readiness.Part;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;

/**
 * What a new process does before it is ready: checks whether the tables are those it knows, opens every connection of
 * its pool, and renders the popular pages, so that its classes are loaded and compiled. With the fault
 * {@code spreedly-2020-unready-node} it has more to render.
 */
final class WarmUp {
    /** How often each page is rendered. */
    private static final int ROUNDS = 20;

    /** How many more times at strength 1. */
    private static final int ROUNDS_MORE = 400;

    private final Readiness readiness;

    WarmUp(Readiness readiness) {
        this.readiness = readiness;
    }

    static int rounds(FaultSet faults) {
        return ROUNDS + (int) Math.round(ROUNDS_MORE * faults.strength(FaultKind.SPREEDLY_2020_UNREADY_NODE));
    }

    /**
     * To be called before the sale is known.
     *
     * @throws DatabaseException if the tables are not those of this build
     */
    void begin(ShopDatabase database, String databaseUrl) throws SQLException {
        Schema.requirePresent(databaseUrl);
        readiness.has(Part.MIGRATIONS);
        database.openAll();
        readiness.has(Part.POOL);
    }

    /** To be called once the sale is known. */
    void draw(Shop shop, int rounds) {
        for (int round = 0; round < rounds; round++) {
            try {
                shop.eventPage().page();
                shop.seatMap().draw();
            } catch (RuntimeException failed) {
                // The database may be overloaded. A node that never became ready because of that would make it worse
                // for the others.
                LoggerFactory.getLogger(WarmUp.class).warn("a page was not drawn: {}", failed.getMessage());
            }
        }
        readiness.has(Part.PAGES);
    }
}
