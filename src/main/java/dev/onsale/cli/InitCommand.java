package dev.onsale.cli;

import dev.onsale.cli.StarterFiles.Starter;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a starter plan and scenario for the user's own system. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class InitCommand implements Callable<Integer> {
    /** A plan's name that is also valid as an event's name and, joined, as a class name. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int NAME_LENGTH_MAX = 40;
    private static final int SEATS_MAX = 1_000_000;
    private static final Pattern NUMBERS_OF_ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");
    private static final Pattern URL = Pattern.compile("(https?)://[^\\s\"'#]+");
    private static final String VARIABLE = "${";

    private final Console processConsole;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "scenarios",
            description = "The folder to write to; created if missing (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("scenarios");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "starter",
            description = "The name of the plan and its event, such as spring-tour (default: ${DEFAULT-VALUE}).")
    private String name = "starter";

    @Option(
            names = "--target",
            paramLabel = "URL",
            defaultValue = Plan.PRACTICE,
            description = "The target of the load: a URL, or practice (default).")
    private String target = Plan.PRACTICE;

    @Option(
            names = "--seats",
            paramLabel = "N",
            defaultValue = "600",
            description = "The number of seats or places on sale (default: ${DEFAULT-VALUE}).")
    private int seats;

    @Option(names = "--general-admission", description = "Sell unnumbered places, without a seat map.")
    private boolean generalAdmission;

    @Option(
            names = "--waiting-room",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "With or without a waiting room in front (default: with).")
    private boolean waitingRoom = true;

    @Option(names = "--force", description = "Overwrite existing files.")
    private boolean force;

    @Mixin
    private CommonOptions common = new CommonOptions();

    InitCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        Starter starter = starter();
        Path plan = folder.resolve(name + ".yaml");
        Path scenario = folder.resolve(starter.className() + ".java");
        StarterFiles files = new StarterFiles(starter, plan.toString(), host());
        if (!force) {
            List.of(plan, scenario).forEach(InitCommand::requireAbsent);
        }
        write(plan, files.planText());
        write(scenario, files.scenarioText());
        console.verdict("plan      " + plan + "\nscenario  " + scenario);
        console.progress("onsale: next: onsale plan " + plan + ", then onsale check " + plan);
        return ExitCode.PASSED.status();
    }

    private Starter starter() {
        if (!NAME.matcher(name).matches() || name.length() > NAME_LENGTH_MAX) {
            throw new BadInputException(
                    "--name " + name + " is not a valid name for a plan and its event",
                    "use at most " + NAME_LENGTH_MAX
                            + " of a-z, 0-9 and '-', beginning with a letter, such as spring-tour");
        }
        if (seats < 1 || seats > SEATS_MAX) {
            throw new BadInputException(
                    "--seats " + seats + ": out of range", String.format(Locale.ROOT, "use 1 to %,d", SEATS_MAX));
        }
        if (!waitingRoom && target.equals(Plan.PRACTICE)) {
            throw new BadInputException(
                    "--no-waiting-room: the practice box office has a waiting room",
                    "omit --no-waiting-room, or name your own system with --target URL");
        }
        return new Starter(name, target, seats, generalAdmission, waitingRoom);
    }

    /**
     * The host to allow; empty if the plan need not allow any: loopback, the practice box office, or a host that is
     * not known yet.
     */
    private String host() {
        if (target.equals(Plan.PRACTICE) || target.contains(VARIABLE)) {
            return "";
        }
        try {
            String host = URL.matcher(target).matches() ? URI.create(target).getHost() : null;
            if (host != null) {
                return isLoopback(host) ? "" : host;
            }
        } catch (IllegalArgumentException malformed) {
            throw noUrl();
        }
        throw noUrl();
    }

    private BadInputException noUrl() {
        return new BadInputException(
                "--target " + target + " is not a URL", "use a URL such as https://staging.example.org, or practice");
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return "localhost".equals(host)
                    || (host != null
                            && NUMBERS_OF_ADDRESS.matcher(host).matches()
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw new BadInputException(
                    file + " already exists", "choose another --name or folder, or overwrite it with --force");
        }
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException(
                    file + ": cannot be written: " + e.getClass().getSimpleName(),
                    "name a writable folder: onsale init DIR",
                    e);
        }
    }
}
