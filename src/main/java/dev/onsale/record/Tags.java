package dev.onsale.record;

/** Names of histograms in an interval log: {@code s1} for a step's successful responses, {@code s1!ko} for the failed. */
final class Tags {
    private static final String FAILED = "!ko";

    private Tags() {}

    /** @param number of the step in order of first appearance, from 1 */
    static String of(int number) {
        return "s" + number;
    }

    static String failed(String tag) {
        return tag + FAILED;
    }

    static boolean isFailed(String tag) {
        return tag.endsWith(FAILED);
    }

    static String ofStep(String tag) {
        return isFailed(tag) ? tag.substring(0, tag.length() - FAILED.length()) : tag;
    }
}
