package dev.onsale.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.onsale.plan.BadInputException;
import dev.onsale.record.Verdict.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a folder of recorded nights holds: {@code nights.json}.
 *
 * @param plan the plan's name
 * @param seed of the order of conditions
 * @param wanted condition to the number of valid runs that are wanted of it
 * @param nights every finished run, invalid ones too, in the order of recording
 */
record NightsIndex(int format, String plan, long seed, Map<String, Integer> wanted, List<Night> nights) {

    static final int FORMAT = 1;
    static final String FILE = "nights.json";

    private static final ObjectMapper MAPPER =
            new ObjectMapper().findAndRegisterModules().enable(SerializationFeature.INDENT_OUTPUT);

    NightsIndex {
        wanted = new LinkedHashMap<>(wanted);
        nights = List.copyOf(nights);
    }

    /**
     * One recorded run.
     *
     * @param number the condition's first valid run is 1
     * @param session when its box office was started, in epoch ms; runs of one session share processes
     * @param placeInSession 1 for the first measured run after the dress rehearsal
     * @param startedAtMs epoch ms, of the load
     * @param run name of the run's directory, beside the index
     * @param judgement without a baseline: {@code INVALID} if the injector did not keep to the plan
     */
    record Night(
            String condition,
            int number,
            long session,
            int placeInSession,
            long startedAtMs,
            String run,
            Judgement judgement) {

        boolean isUsable() {
            return judgement != Judgement.INVALID;
        }
    }

    static NightsIndex empty(String plan, long seed) {
        return new NightsIndex(FORMAT, plan, seed, Map.of(), List.of());
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** @throws BadInputException if there is none, or of another format */
    static NightsIndex read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            NightsIndex index = MAPPER.readValue(file.toFile(), NightsIndex.class);
            if (index.format() != FORMAT) {
                throw new BadInputException(file + ": format " + index.format(), "this bench reads format " + FORMAT);
            }
            return index;
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": corrupt: " + e.getOriginalMessage(), "mend it or record anew", e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read", "record nights into this folder first", e);
        }
    }

    /** Replaces an earlier one in a single instant. */
    void write(Path folder) {
        try {
            Path part = folder.resolve(FILE + ".part");
            MAPPER.writeValue(part.toFile(), this);
            Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NightsIndex wanting(String condition, int runs) {
        Map<String, Integer> more = new LinkedHashMap<>(wanted);
        more.put(condition, runs);
        return new NightsIndex(format, plan, seed, more, nights);
    }

    NightsIndex with(Night night) {
        List<Night> more = new ArrayList<>(nights);
        more.add(night);
        return new NightsIndex(format, plan, seed, wanted, more);
    }

    /** Usable runs of a condition so far. */
    int recorded(String condition) {
        return (int) nights.stream()
                .filter(night -> night.isUsable() && night.condition().equals(condition))
                .count();
    }
}
