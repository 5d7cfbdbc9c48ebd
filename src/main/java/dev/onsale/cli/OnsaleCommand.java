package dev.onsale.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code onsale} itself: it only dispatches to its commands. */
@Command(
        name = "onsale",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisHeading = "Usage: ",
        customSynopsis = "onsale COMMAND [OPTION]... [ARGUMENT]...",
        description =
                "%nRehearses ticket surge sales: models people, generates the load, records every response, and reports whether the shop would have coped.%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "Options:%n",
        exitCodeListHeading = "%nExit codes:%n")
final class OnsaleCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "no command given");
    }

    /** Lists the exit codes, and one example per command, at the end of the help. */
    static void describe(CommandLine onsale, List<Commands.Registered> commands) {
        var usage = onsale.getCommandSpec().usageMessage();
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            exitCodes.put(String.valueOf(code.status()), code.meaning());
        }
        usage.exitCodeList(exitCodes);
        List<String> examples = new ArrayList<>();
        for (Commands.Registered registered : commands) {
            examples.add("  " + registered.example());
            examples.add("      " + registered.meaning());
        }
        if (!examples.isEmpty()) {
            usage.footerHeading("%nExamples:%n");
            usage.footer(examples.toArray(String[]::new));
        }
    }
}
