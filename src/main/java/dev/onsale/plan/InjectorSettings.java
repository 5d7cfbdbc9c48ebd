package dev.onsale.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan's settings for the injector process.
 *
 * @param compiler {@code null} to let the expected load decide, see {@link CompilerChoice}
 * @param c1ResponsesMax overrides {@link CompilerChoice#C1_RESPONSES_MAX}; {@code null} not to
 * @param c1CoresMax overrides {@link CompilerChoice#C1_CORES_MAX}, above 0 and up to 1; {@code null} not to
 * @param localAddresses IP addresses of this machine to connect from, each visitor from one; empty for any
 */
public record InjectorSettings(
        @Nullable JitCompiler compiler,
        @Nullable Integer c1ResponsesMax,
        @Nullable Double c1CoresMax,
        List<String> localAddresses) {

    public static final InjectorSettings DEFAULT = new InjectorSettings(null, null, null, List.of());

    public InjectorSettings {
        localAddresses = List.copyOf(localAddresses);
    }

    /**
     * {@code c1ResponsesMax 200000, c1CoresMax 80%}: the settings that differ from the defaults, for comparisons;
     * empty if none does.
     */
    public String crossings() {
        List<String> said = new ArrayList<>();
        if (c1ResponsesMax != null) {
            said.add("c1ResponsesMax " + c1ResponsesMax);
        }
        if (c1CoresMax != null) {
            said.add("c1CoresMax " + Numbers.percent(c1CoresMax));
        }
        return String.join(", ", said);
    }
}
