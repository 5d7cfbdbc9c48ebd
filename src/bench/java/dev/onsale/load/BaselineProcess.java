package dev.onsale.load;

import dev.onsale.record.baseline.BaselineStore;
import java.nio.file.Path;

/** Fills a store with synthetic baseline runs: {@code folder runs}. */
final class BaselineProcess {

    private BaselineProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        BaselineStore store = new BaselineStore(folder.resolve("baselines"));
        for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
            store.add(
                    new SyntheticRun(folder.resolve("reports"), run)
                            .record(() -> {})
                            .path(),
                    true);
        }
        System.out.println("stored " + arguments[1]);
    }
}
