package dev.onsale.record.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import dev.onsale.record.clue.Figure;
import dev.onsale.record.clue.LaterClue;
import dev.onsale.record.clue.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Clues in a JSON document. An unknown explanation must not make a run unreadable: a clue with a kind, a figure or a
 * source of a later version becomes a {@code LaterClue}, which is shown by the words stored with it.
 */
final class ClueJson {
    private ClueJson() {}

    static final class KindWriter extends JsonSerializer<ClueKind> {
        @Override
        public void serialize(ClueKind kind, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(kind.label());
        }
    }

    static final class Reader extends JsonDeserializer<Clue> {
        @Override
        public Clue deserialize(JsonParser json, DeserializationContext context) throws IOException {
            Stored stored = context.readValue(json, Stored.class);
            return stored.kind() == null
                    ? context.reportInputMismatch(Clue.class, "a clue without a kind")
                    : stored.clue(stored.kind());
        }
    }

    private record StoredPart(@Nullable String of, @Nullable Map<String, Double> figures) {}

    private record Stored(
            @Nullable String kind,
            @Nullable List<String> of,
            @Nullable Map<String, Double> figures,
            @Nullable List<StoredPart> parts,
            @Nullable String source) {

        Clue clue(String label) {
            List<Clue.Part> all = new ArrayList<>();
            for (StoredPart part : orNone(parts)) {
                all.add(new Clue.Part(Objects.requireNonNullElse(part.of(), ""), known(part.figures())));
            }
            return new Clue(
                    isOfLaterVersion() ? new LaterClue(label) : ClueKind.labelled(label),
                    orNone(of),
                    known(figures),
                    all,
                    source == null ? null : named(Source.values(), source).orElse(null));
        }

        private boolean isOfLaterVersion() {
            Stream<Map<String, Double>> all = Stream.concat(
                    Stream.of(orEmpty(figures)), orNone(parts).stream().map(part -> orEmpty(part.figures())));
            return (source != null && named(Source.values(), source).isEmpty())
                    || all.anyMatch(each -> known(each).size() < each.size());
        }
    }

    private static Map<Figure, Double> known(@Nullable Map<String, Double> figures) {
        Map<Figure, Double> known = new EnumMap<>(Figure.class);
        orEmpty(figures)
                .forEach((name, value) -> named(Figure.values(), name).ifPresent(figure -> known.put(figure, value)));
        return known;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, String name) {
        return Stream.of(constants)
                .filter(constant -> RunJson.nameOf(constant).equals(name))
                .findFirst();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, Double> orEmpty(@Nullable Map<String, Double> figures) {
        return figures == null ? Map.of() : figures;
    }
}
