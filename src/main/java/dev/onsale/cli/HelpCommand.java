package dev.onsale.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The help of a command. {@link CommandWords} turns {@code help X} into {@code X --help} before it gets here, so this
 * command handles only arguments that no other command accepts.
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class HelpCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "The command, such as plan or baseline add (default: all commands).")
    private List<String> command = new ArrayList<>();

    @Override
    public void run() {
        CommandLine onsale = Objects.requireNonNull(spec).commandLine().getParent();
        CommandWords.requireKnown(onsale, true, command.toArray(String[]::new));
        onsale.usage(onsale.getOut());
    }
}
