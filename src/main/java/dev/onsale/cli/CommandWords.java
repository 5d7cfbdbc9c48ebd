package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.ControlCharacters;
import dev.onsale.plan.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** Interprets the first words of a command line: which command they name, or which was probably meant. */
final class CommandWords {
    static final String HELP = "help";

    /** The maximum number of different letters for a suggestion. */
    private static final int ERRORS_MAX = 2;

    private CommandWords() {}

    /** {@code help plan} is {@code plan --help}, and {@code help} alone is {@code --help}. */
    static String[] withHelpAsOption(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(HELP)) {
            return arguments;
        }
        if (arguments.length == 1) {
            return new String[] {"--help"};
        }
        if (isOption(arguments[1])) {
            return arguments;
        }
        List<String> words = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        words.add("--help");
        return words.toArray(String[]::new);
    }

    /**
     * Rejects an unknown command whatever options follow it, so that a script that asks for the help of one command
     * does not get another's.
     *
     * @param alone whether only a command may be named, as after {@code help}
     * @throws BadInputException with the command that was probably meant, if there is one
     */
    static void requireKnown(CommandLine onsale, boolean alone, String... words) {
        CommandLine at = onsale;
        for (String word : words) {
            if (isOption(word)) {
                continue;
            }
            Collection<String> known = at.getSubcommands().keySet();
            if (known.isEmpty() && !alone) {
                return;
            }
            CommandLine called = at.getSubcommands().get(word);
            if (called == null) {
                throw unknown(at, word, known);
            }
            at = called;
        }
    }

    private static BadInputException unknown(CommandLine at, String word, Collection<String> known) {
        String command = at.getCommandSpec().qualifiedName();
        String within = at.getParent() == null ? "" : " of " + command;
        String lists = command + " --help " + (known.isEmpty() ? "shows its options" : "lists all");
        return new BadInputException(
                "no such command" + within + ": '" + ControlCharacters.replaced(word) + "'",
                meant(word, known)
                        .map(meant -> "did you mean '" + meant + "'? " + lists)
                        .orElse(lists));
    }

    /** The command that other tools call by this word, or else the nearest command, if it is near enough. */
    static Optional<String> meant(String word, Collection<String> known) {
        Optional<String> synonym = Optional.ofNullable(CommandSynonyms.ALL.get(word.toLowerCase(Locale.ROOT)))
                .filter(known::contains);
        return synonym.or(() -> NearestName.within(ERRORS_MAX, word, known));
    }

    private static boolean isOption(String word) {
        return word.startsWith("-");
    }
}
