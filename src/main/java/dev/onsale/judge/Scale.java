package dev.onsale.judge;

/** The scale on which a value is compared between runs, chosen so that its spread does not depend on its size. */
enum Scale {
    /** Natural logarithm, for times and counts: effects are factors. */
    LOGARITHM {
        @Override
        double compared(double value, double samples) {
            return Math.log(value);
        }

        @Override
        double value(double compared, double samples) {
            return Math.exp(compared);
        }
    },
    /**
     * Arcsine of the square root, for shares; with F. J. Anscombe's 3/8 ("The transformation of Poisson, binomial and
     * negative-binomial data", Biometrika 35, 1948), which holds the variance at 1/(4n + 2) even where nearly nothing
     * or nearly everything counts.
     */
    ARCSINE {
        @Override
        double compared(double value, double samples) {
            return Math.asin(Math.sqrt((value * samples + 0.375) / (samples + 0.75)));
        }

        @Override
        double value(double compared, double samples) {
            double sine = Math.sin(Math.min(Math.max(compared, 0), Math.PI / 2));
            double share = (sine * sine * (samples + 0.75) - 0.375) / samples;
            return Math.min(Math.max(share, 0), 1);
        }
    };

    /** From the metric's own scale; {@code samples} is what a share is a share of. */
    abstract double compared(double value, double samples);

    /** Back to the metric's own scale. */
    abstract double value(double compared, double samples);
}
