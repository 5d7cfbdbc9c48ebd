package dev.onsale.plan;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that the user probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The allowed name with the fewest typing errors, if there are few enough: at most one per three letters (rounded),
     * and at least one.
     */
    public static Optional<String> to(String written, Collection<String> allowed) {
        // A name in which every letter differs is unlikely, however short it is.
        return within(Math.min(Math.max(1, (written.length() + 1) / 3), written.length() - 1), written, allowed);
    }

    /** The same with a fixed number of typing errors; if several names are equally near, the first. */
    public static Optional<String> within(int errorsMax, String written, Collection<String> allowed) {
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : allowed) {
            int errors = typingErrors(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (errors < fewest) {
                fewest = errors;
                nearest = name;
            }
        }
        return fewest <= errorsMax ? Optional.ofNullable(nearest) : Optional.empty();
    }

    /** {@code did you mean 'pace'? allowed here: pace, plan, …} */
    public static String hint(String written, Collection<String> allowed) {
        String list = "allowed here: " + String.join(", ", allowed);
        return to(written, allowed)
                .map(name -> "did you mean '" + name + "'? " + list)
                .orElse(list);
    }

    /** Letters to insert, drop, replace or swap with their neighbour (optimal string alignment distance). */
    static int typingErrors(String from, String to) {
        int[][] errors = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    errors[i][j] = i + j;
                    continue;
                }
                int replaced = errors[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                int least = Math.min(replaced, 1 + Math.min(errors[i - 1][j], errors[i][j - 1]));
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                errors[i][j] = swapped ? Math.min(least, errors[i - 2][j - 2] + 1) : least;
            }
        }
        return errors[from.length()][to.length()];
    }
}
