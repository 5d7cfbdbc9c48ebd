package dev.onsale.record.clue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kinds of clue, so that none has to be listed twice. */
final class KnownKinds {
    static final List<ClueKind> ALL = Arrays.stream(Objects.requireNonNull(ClueKind.class.getPermittedSubclasses()))
            .filter(Class::isEnum)
            .flatMap(type -> Stream.of(Objects.requireNonNull(type.getEnumConstants())))
            .map(ClueKind.class::cast)
            .toList();

    static final Map<String, ClueKind> BY_LABEL =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ClueKind::label, Function.identity()));

    private KnownKinds() {}
}
