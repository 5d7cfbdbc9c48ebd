package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a script that lets a shell complete commands, options and files. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class CompletionCommand implements Callable<Integer> {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    /** Lets zsh load bash completions; in another shell these lines would be errors. */
    private static final String FOR_ZSH = """
            autoload -Uz compinit bashcompinit
            (( $+functions[compdef] )) || compinit
            bashcompinit
            """;

    private final Console processConsole;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private @Nullable String shell;

    @Mixin
    private CommonOptions common = new CommonOptions();

    CompletionCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        String wanted = Objects.requireNonNull(shell);
        if (!SHELLS.contains(wanted)) {
            throw new BadInputException(
                    "completion: '" + wanted + "' is not a supported shell",
                    "name one of " + String.join(", ", SHELLS) + ", such as: source <(onsale completion bash)");
        }
        CommandLine onsale = new CommandLine(new OnsaleCommand());
        Commands.addWhole(onsale, Commands.all(processConsole));
        String script = AutoComplete.bash("onsale", onsale);
        processConsole.with(common).verdict(wanted.equals("zsh") ? FOR_ZSH + script : script);
        return ExitCode.PASSED.status();
    }
}
