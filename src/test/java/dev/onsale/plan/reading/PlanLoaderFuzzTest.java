package dev.onsale.plan.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However a plan is garbled, its author is told; nothing else ever comes out of the loader. */
class PlanLoaderFuzzTest {
    private static final String SPOILERS = "{}[]:-#&*!|>'\"%@`,? \t\n\u0000\u00e90aZ$.";

    @Property(tries = 300)
    void aGarbledPlanLoadsOrIsToldOf(@ForAll long seed) throws IOException {
        Path file = Files.createTempFile("garbled", ".yaml");
        try {
            Files.writeString(file, garbled(Files.readString(Path.of("scenarios/arena.yaml")), new Random(seed)));
            PlanLoader.load(file, Map.of());
        } catch (BadInputException told) {
            assertThat(told).hasMessageStartingWith(file.toString());
            assertThat(told.hint()).isNotBlank();
        } finally {
            Files.delete(file);
        }
    }

    private static String garbled(String plan, Random random) {
        StringBuilder text = new StringBuilder(plan);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(text.length());
            char spoiler = SPOILERS.charAt(random.nextInt(SPOILERS.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, spoiler);
                case 1 -> text.setCharAt(at, spoiler);
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }
}
