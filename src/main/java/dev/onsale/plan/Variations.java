package dev.onsale.plan;

import org.jspecify.annotations.Nullable;

/**
 * How runs differ from what the rest of the plan says.
 *
 * @param sweep the catalogue sizes to run the load at; {@code null} for the sale's own size, as in every single run
 * @param tuning how the load is shortened and scaled; the arrivals already are; {@code null} if it is not
 * @param injector settings for the injector; {@code null} if there are none
 */
public record Variations(
        @Nullable Sweep sweep,
        @Nullable LoadTuning tuning,
        @Nullable InjectorSettings injector) implements Inlined {
    public static final Variations NONE = new Variations(null, null, null);

    /** The same at one catalogue size. */
    Variations unswept() {
        return new Variations(null, tuning, injector);
    }
}
