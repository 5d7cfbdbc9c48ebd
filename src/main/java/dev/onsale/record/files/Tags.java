package dev.onsale.record.files;

/**
 * Names of histograms in an interval log: {@code s1} for a step's successful responses, {@code s1!ko} for the failed
 * ones, and {@code s1!un} for the failed ones that never got a response. If visitors asked again for the same:
 * {@code s1!refreshed} for the requests that they abandoned, {@code s1!sent} for those that then succeeded, and
 * {@code s1!due} for the latter measured from when their actions were due.
 */
public final class Tags {
    private static final String FAILED = "!ko";
    private static final String UNANSWERED = "!un";
    private static final String REFRESHED = "!refreshed";
    private static final String SENT = "!sent";
    private static final String DUE = "!due";

    private Tags() {}

    /** @param number of the step in order of first appearance, from 1 */
    public static String of(int number) {
        return "s" + number;
    }

    public static String failed(String tag) {
        return tag + FAILED;
    }

    public static String unanswered(String tag) {
        return tag + UNANSWERED;
    }

    public static String refreshed(String tag) {
        return tag + REFRESHED;
    }

    public static String sent(String tag) {
        return tag + SENT;
    }

    public static String due(String tag) {
        return tag + DUE;
    }

    /** Whether it belongs to what visitors asked for again. */
    public static boolean isOfRefreshing(String tag) {
        return tag.endsWith(REFRESHED) || tag.endsWith(SENT) || tag.endsWith(DUE);
    }

    public static boolean isUnanswered(String tag) {
        return tag.endsWith(UNANSWERED);
    }

    public static boolean isFailed(String tag) {
        return tag.endsWith(FAILED);
    }

    public static String ofStep(String tag) {
        return isFailed(tag) || isUnanswered(tag) || isOfRefreshing(tag) ? tag.substring(0, tag.lastIndexOf('!')) : tag;
    }
}
