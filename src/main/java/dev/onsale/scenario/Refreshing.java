package dev.onsale.scenario;

import java.time.Duration;

/**
 * F5: what some people do when a page is slow. The response is abandoned (its connection is closed) and the page is
 * requested again at once; the target still works on the abandoned request. This feedback keeps a target down after the
 * load that broke it has gone.
 *
 * <pre>{@code
 * visitors("refresher").refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))
 * }</pre>
 *
 * <p>Browsers reload a page without asking, but not a form: only GET requests are refreshed, unless {@link #formsToo()}
 * is set. After the last refresh the visitor waits like everybody else.
 *
 * <p>An abandoned response counts as a failed response of its step, of the kind {@code refreshed}. It is not an error
 * of the journey, which goes on. If it were ignored, the slowest responses would be missing, and a slower target would
 * look faster. Counted like this, a slower target shows at once as a higher error share, and the felt time runs from
 * the first click to the response that the visitor finally got.
 */
public final class Refreshing {

    private static final int MOST_DEFAULT = 5;

    private final Duration patience;
    private final int most;
    private final boolean forms;

    private Refreshing(Duration patience, int most, boolean forms) {
        this.patience = patience;
        this.most = most;
        this.forms = forms;
    }

    /**
     * Whenever a page takes longer than this, in the sale clock; five times per page by default.
     *
     * <p>{@code fan().refreshing(whenSlowerThan(ofSeconds(3)))}
     */
    public static Refreshing whenSlowerThan(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("whenSlowerThan(" + limit + "): use a duration above 0");
        }
        return new Refreshing(limit, MOST_DEFAULT, false);
    }

    /**
     * The maximum number of refreshes of one page.
     *
     * <p>{@code fan().refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))}
     *
     * @param times 1 or more
     */
    public Refreshing upTo(int times) {
        if (times < 1) {
            throw new IllegalArgumentException(times + " refreshes: use at least 1");
        }
        return new Refreshing(patience, times, forms);
    }

    /**
     * Also sends forms (POST and the like) again, like people who confirm "send again".
     *
     * <p>{@code fan().refreshing(whenSlowerThan(ofSeconds(3)).formsToo())}
     */
    public Refreshing formsToo() {
        return new Refreshing(patience, most, true);
    }

    Duration patience() {
        return patience;
    }

    int most() {
        return most;
    }

    boolean concerns(boolean page) {
        return page || forms;
    }
}
