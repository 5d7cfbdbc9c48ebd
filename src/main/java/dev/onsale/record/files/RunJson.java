package dev.onsale.record.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.NameTransformer;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.DurationSerializer;
import dev.onsale.plan.AbortRule;
import dev.onsale.plan.Budgets;
import dev.onsale.plan.Builds;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.plan.GateSettings;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Inlined;
import dev.onsale.plan.Sale;
import dev.onsale.plan.Seating;
import dev.onsale.plan.Variations;
import dev.onsale.record.Tally;
import dev.onsale.record.clue.Clue;
import dev.onsale.record.clue.ClueKind;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How records become JSON: keys in the order of the records' components, those of an {@link Inlined} record in its place,
 * durations as ISO 8601, enums in lower case with hyphens, hooks with a {@code hook} key that says which sort they are.
 */
public final class RunJson {
    /** Several times the size of the largest runs: files also come from elsewhere. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(100)
            .maxStringLength(5_000_000)
            .maxTokenCount(1_000_000)
            .build();

    public static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            // The only java.time type in records is Duration; loading the whole module would take a good part of a
            // short command.
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, DurationSerializer.INSTANCE)
                    .addDeserializer(Duration.class, DurationDeserializer.INSTANCE)
                    .addKeySerializer(Double.class, new PercentileKey())
                    .addSerializer(Tally.class, new TallyText.Writer())
                    .addDeserializer(Tally.class, new TallyText.Reader())
                    .addSerializer(ClueKind.class, new ClueJson.KindWriter())
                    .addDeserializer(Clue.class, new ClueJson.Reader()))
            .addMixIn(Hook.class, HookBySort.class)
            .addMixIn(Hook.Practice.class, PracticeAsSaid.class)
            .addMixIn(Sale.class, SaleAsSaid.class)
            .addMixIn(AbortRule.class, AbortAsSaid.class)
            .addMixIn(Variations.class, VariationsAsSaid.class)
            .addMixIn(GateSettings.class, GateAsSaid.class)
            .addMixIn(Budgets.class, BudgetsAsSaid.class)
            .addMixIn(Budgets.StepBudget.class, StepBudgetAsSaid.class)
            .annotationIntrospector(new EnumsAndGroups())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPrettyPrinter(printer())
            .build();

    private RunJson() {}

    /** One value on one line, without a line feed. */
    public static byte[] line(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(value);
    }

    /** {@code SEAT_LOST} is {@code seat-lost}. */
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A document that ends with a line feed. */
    static String pretty(JsonNode document) {
        try {
            return ControlCharacters.escapedInJson(
                    MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree of JSON is writable", e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(twoSpaces);
        printer.indentArraysWith(twoSpaces);
        return printer;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "hook")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Hook.Practice.class, name = "practice"),
        @JsonSubTypes.Type(value = Hook.Http.class, name = "http"),
        @JsonSubTypes.Type(value = Hook.Command.class, name = "command")
    })
    private interface HookBySort {}

    /** Omits what the plan does not set. */
    private interface PracticeAsSaid {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> with();
    }

    /** Likewise: a run has one catalogue size. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface VariationsAsSaid {}

    /** Omits what the plan does not set. */
    private interface AbortAsSaid {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Duration openLongerThan();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> exempt();
    }

    /** Omits what the plan does not set. */
    private interface GateAsSaid {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> only();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Builds builds();
    }

    /** Omits what the plan does not set. */
    private interface BudgetsAsSaid {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Budgets.@Nullable DefaultErrors errors();
    }

    /** Omits what the plan does not set. */
    private interface StepBudgetAsSaid {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Map<Double, Duration> due();
    }

    /** Omits what the plan does not set, as in records that predate these keys. */
    private interface SaleAsSaid {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Seating seating();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean waitingRoom();
    }

    /** {@code "99.9"}, but {@code "50"} rather than {@code "50.0"}. */
    private static final class PercentileKey extends JsonSerializer<Double> {
        @Override
        public void serialize(Double percentile, JsonGenerator json, SerializerProvider provider) throws IOException {
            String text = percentile.toString();
            json.writeFieldName(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
        }
    }

    /** Enums as users see them everywhere; the components of groups among those of the record they belong to. */
    private static final class EnumsAndGroups extends JacksonAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass annotatedClass, Enum<?>[] enumValues, String[] names) {
            String[] found = super.findEnumValues(config, annotatedClass, enumValues, names);
            for (int i = 0; i < enumValues.length; i++) {
                if (found[i] == null) {
                    found[i] = nameOf(enumValues[i]);
                }
            }
            return found;
        }

        @Override
        public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
            return Inlined.class.isAssignableFrom(member.getRawType())
                    ? NameTransformer.NOP
                    : super.findUnwrappingNameTransformer(member);
        }
    }
}
