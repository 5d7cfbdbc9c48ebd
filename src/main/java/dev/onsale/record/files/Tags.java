package dev.onsale.record.files;

/**
 * Names of histograms in an interval log: {@code s1} for a step's successful responses, {@code s1!ko} for the failed
 * ones, and {@code s1!un} for the failed ones that never got a response.
 */
public final class Tags {
    private static final String FAILED = "!ko";
    private static final String UNANSWERED = "!un";

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

    public static boolean isUnanswered(String tag) {
        return tag.endsWith(UNANSWERED);
    }

    public static boolean isFailed(String tag) {
        return tag.endsWith(FAILED);
    }

    public static String ofStep(String tag) {
        return isFailed(tag) || isUnanswered(tag) ? tag.substring(0, tag.lastIndexOf('!')) : tag;
    }
}
