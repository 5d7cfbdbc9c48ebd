package dev.onsale.scenario;

import java.time.Duration;

/**
 * F5: what some people do when a page is slow. The response is abandoned (its connection is closed) and the page asked
 * for again at once; the target's work on the abandoned request goes on. That feedback is what keeps a target down when
 * the load that broke it has gone.
 *
 * <pre>{@code
 * visitors("refresher").refreshing(whenSlowerThan(ofSeconds(3)).upTo(5))
 * }</pre>
 *
 * <p>Browsers load a page again without asking, but not a form: only GET requests are refreshed, unless
 * {@link #formsToo()} says otherwise. After the last refresh they wait as everybody does.
 *
 * <p>How it counts: an abandoned response is a failed response of its step, of the kind {@code refreshed}. It is no
 * error of the journey, which goes on. Were it left out, the slowest responses would be the ones missing, and a target
 * that got slower would look faster; so a slower target shows at once as a higher share of errors, and what visitors
 * felt runs on from the first click to the answer they got.
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
     * Whenever a page takes longer than that, in the sale clock; five times per page by default.
     *
     * <p>{@code fan().refreshing(whenSlowerThan(ofSeconds(3)))}
     */
    public static Refreshing whenSlowerThan(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("slower than " + limit + " is every page");
        }
        return new Refreshing(limit, MOST_DEFAULT, false);
    }

    /**
     * The most refreshes of one page.
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
     * Forms (POST and the like) are sent again too: those who click "send again".
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
