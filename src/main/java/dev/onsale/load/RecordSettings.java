package dev.onsale.load;

import dev.onsale.watch.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a run besides its load, and where.
 *
 * @param reports the folder in which the run's folder is created
 * @param database the target's database, which is watched during the load; {@code null} for none
 * @param labels labels of the run, key to value, in that order: recorded, without any other effect
 */
public record RecordSettings(Path reports, @Nullable DatabaseAddress database, Map<String, String> labels) {

    /** The load alone. */
    public static RecordSettings in(Path reports) {
        return new RecordSettings(reports, null, Map.of());
    }

    /** The same, watching another database, or none. */
    public RecordSettings watching(@Nullable DatabaseAddress watched) {
        return new RecordSettings(reports, watched, labels);
    }

    /** The same with only these labels. */
    public RecordSettings labelled(Map<String, String> said) {
        return new RecordSettings(reports, database, said);
    }
}
