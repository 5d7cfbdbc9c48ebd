package dev.onsale.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one hook: {@code { practice: reset }}, {@code { http: POST /reset }} or {@code { command: [word, …] }}. */
final class HookReader {
    private static final Pattern REQUEST =
            Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE)\\s+((?:https?://|/|\\$\\{)\\S*)");
    private static final Format<Hook.Http> HTTP = new Format<>(
            "a method and a URL or a path of the target, such as POST /admin/reset",
            HookReader::http,
            text -> "methods are GET, HEAD, POST, PUT, PATCH and DELETE; a URL starts with http://, https:// or /");

    private static final Format<String> WORD = Formats.text("a word of the command");

    private HookReader() {}

    static Hook read(LocatedNode node, String path, Function<String, @Nullable String> environment) {
        Section hook = Section.of(node, path, PlanKeys.HOOK);
        if (hook.keys().size() != 1) {
            throw new BadInputException(
                    node.where() + ": a hook in " + path + " has " + hook.keys().size() + " keys, allowed is one",
                    "write one item a hook: practice, http or command");
        }
        Hook read = hook(hook, environment);
        HookAttributes.requireKnown(
                read, hook.requiredNode(hook.keys().get(0), "").where());
        return read;
    }

    private static Hook hook(Section hook, Function<String, @Nullable String> environment) {
        String kind = hook.keys().get(0);
        return switch (kind) {
            case "practice" -> new Hook.Practice(hook.required(kind, Formats.NAME_TEXT));
            case "http" -> {
                Hook.Http http = hook.required(kind, HTTP);
                PlanSecrets.read(http.url(), hook.requiredNode(kind, "").where(), environment);
                yield http;
            }
            default -> command(hook, kind);
        };
    }

    private static Hook.Command command(Section hook, String kind) {
        List<String> words = hook.list(kind).stream()
                .map(word -> WORD.read(word, hook.pathOf(kind)))
                .toList();
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
