package dev.onsale.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Test accounts (and cards) of the target, one per visitor: the visitor's number in the schedule is the account's
 * number. So no two visitors of a run share one, and the same seed gives each visitor the same account. The values are
 * secrets: they appear only in requests.
 */
public final class Accounts {

    /** A plan without accounts. */
    public static final Accounts NONE = new Accounts("", List.of(), List.of());

    private final String file;
    private final List<String> columns;
    private final List<List<String>> rows;

    /**
     * @param file the file they were read from, for messages
     * @param columns names, which become session attributes; none if there are no accounts at all
     * @param rows values in the order of the columns
     */
    public Accounts(String file, List<String> columns, List<List<String>> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /** What the visitor's session holds: column to value; empty if the plan has no accounts. */
    public Map<String, String> of(long visitor) {
        Map<String, String> account = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            account.put(columns.get(column), rows.get(Math.toIntExact(visitor)).get(column));
        }
        return account;
    }

    /**
     * Rejects a plan with more visitors than accounts, either in its arrivals or in its warm-up; these do not overlap,
     * so they may use the same accounts.
     *
     * @throws BadInputException with both numbers
     */
    public void requireEnoughFor(Plan plan) {
        if (columns.isEmpty()) {
            return;
        }
        int visitors = ArrivalSchedule.of(plan).visitors();
        WarmUp warmUp = plan.workload().warmUp();
        if (warmUp != null) {
            double warming = warmUp.ratePerSecond() * warmUp.lasting().toNanos() / 1e9;
            visitors = Math.max(visitors, (int) Math.ceil(warming));
        }
        if (rows.size() < visitors) {
            throw new BadInputException(
                    file + ": " + rows.size() + " accounts for " + visitors + " visitors",
                    "add " + (visitors - rows.size())
                            + " rows, or lower the arrivals: two visitors never share an account");
        }
    }

    void eachValue(Consumer<String> told) {
        rows.forEach(row -> row.forEach(told));
    }

    /** Counts only: the values are secrets. */
    @Override
    public String toString() {
        return rows.size() + " accounts";
    }
}
