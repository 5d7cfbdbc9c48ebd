package dev.onsale.plan.reading;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HookAttributes;
import dev.onsale.plan.PlanSecrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one hook: {@code { practice: reset, with: { … } }}, {@code { http: POST /reset }} or {@code { command: [word, …] }}. */
final class HookReader {
    private static final Pattern REQUEST =
            Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE)\\s+((?:https?://|/|\\$\\{)\\S*)");
    private static final Format<Hook.Http> HTTP = new Format<>(
            "a method and a URL, or a path on the target, such as POST /admin/reset",
            HookReader::http,
            text -> "methods are GET, HEAD, POST, PUT, PATCH and DELETE; a URL starts with http://, https:// or /");

    private static final Format<String> WORD = Formats.substituted("an argument of the command");

    private static final String WITH = "with";

    /** Options of the practice box office that a plan sets elsewhere, and where. */
    private static final Map<String, String> SAID_ELSEWHERE = Map.of(
            "event", "sale.event",
            "seats", "sale.seats",
            "ticketTypes", "sale.ticketTypes",
            "doorsInMs", "sale.doorsAt",
            "holdForMs", "sale.holdFor",
            "maxPerOrder", "sale.maxPerOrder",
            "outflowPerSecond", "sale.outflow",
            "seating", "sale.seating",
            "waitingRoom", "sale.waitingRoom",
            "seed", "seed");

    private static final Format<String> SETTING = Formats.text("a number, true, false or a word");

    private HookReader() {}

    static Hook read(LocatedNode node, String path, Function<String, @Nullable String> environment) {
        Section hook = Section.of(node, path, PlanKeys.HOOK);
        List<String> kinds =
                hook.keys().stream().filter(key -> !key.equals(WITH)).toList();
        if (kinds.size() != 1) {
            throw new BadInputException(
                    node.where() + ": a hook in " + path + " has " + kinds.size() + " keys, expected one",
                    "write one item per hook: practice, http or command");
        }
        String kind = kinds.get(0);
        if (hook.has(WITH) && !kind.equals("practice")) {
            throw hook.bad(WITH, hook.pathOf(WITH) + " is combined with " + kind, "use 'with' only with practice");
        }
        Hook read = hook(hook, kind, environment);
        HookAttributes.requireKnown(read, hook.requiredNode(kind, "").where());
        return read;
    }

    private static Hook hook(Section hook, String kind, Function<String, @Nullable String> environment) {
        return switch (kind) {
            case "practice" -> new Hook.Practice(hook.required(kind, Formats.NAME_TEXT), settings(hook));
            case "http" -> {
                Hook.Http http = hook.required(kind, HTTP);
                PlanSecrets.read(http.url(), hook.requiredNode(kind, "").where(), environment);
                yield http;
            }
            default -> command(hook, kind, environment);
        };
    }

    private static Map<String, String> settings(Section hook) {
        return hook.part(WITH, node -> settings(node, hook.pathOf(WITH)), Map.of());
    }

    private static Map<String, String> settings(LocatedNode node, String path) {
        Section section = Section.open(node, path, List.of("restartAfterDoorsMs: 8000", "connectionsPerNode: 4"));
        Map<String, String> settings = new LinkedHashMap<>();
        for (String key : section.keys()) {
            if (SAID_ELSEWHERE.containsKey(key)) {
                String elsewhere = SAID_ELSEWHERE.get(key);
                throw section.bad(key, section.pathOf(key) + " is set by " + elsewhere, "set it there");
            }
            settings.put(key, section.required(key, SETTING));
        }
        return settings;
    }

    private static Hook.Command command(Section hook, String kind, Function<String, @Nullable String> environment) {
        List<String> words = hook.list(kind).stream()
                .map(word -> WORD.read(word, hook.pathOf(kind)))
                .toList();
        words.forEach(
                word -> PlanSecrets.named(word, hook.requiredNode(kind, "").where(), environment));
        if (words.isEmpty()) {
            throw hook.bad(kind, hook.pathOf(kind) + " is an empty list", "name the program and its arguments");
        }
        return new Hook.Command(words);
    }

    private static Optional<Hook.Http> http(String text) {
        Matcher request = REQUEST.matcher(text);
        return request.matches() ? Optional.of(new Hook.Http(request.group(1), request.group(2))) : Optional.empty();
    }
}
