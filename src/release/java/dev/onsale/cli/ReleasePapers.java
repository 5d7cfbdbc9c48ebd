package dev.onsale.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what a release has beside its jars: man pages (as AsciiDoc), completion, and for the launcher which jars there
 * are, of which build. Run by the build of a release, never by its users.
 */
public final class ReleasePapers {
    private static final String ONSALE = "onsale";
    private static final boolean[] QUIET = {};

    private ReleasePapers() {}

    /**
     * @param arguments the folder to write to, which holds {@code class-path}, the jars from the archive's own folder; the
     *     version
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String build = arguments[1] + "-" + Version.commit().replace(' ', '-');
        manPages(Files.createDirectories(folder.resolve("man-source")));
        completion(folder.resolve("archive/share"));
        String jars = Files.readString(folder.resolve("class-path")).strip();
        launched(folder.resolve("archive/lib"), "lib/onsale.jar:" + jars, build);
        launched(folder.resolve("image-parts/opt/onsale/lib"), "classpath/onsale.jar:" + inImage(jars), build);
        // A fleet's pods call it by its name.
        Files.writeString(
                Files.createDirectories(folder.resolve("image-parts/usr/local/bin"))
                        .resolve(ONSALE),
                "#!/bin/sh\nexec /opt/onsale/bin/onsale \"$@\"\n");
        Files.createDirectories(folder.resolve("image-parts/work"));
        Files.createDirectories(folder.resolve("image-parts/var/cache/onsale"));
    }

    /** Where Jib puts them. */
    private static String inImage(String jars) {
        return Arrays.stream(jars.split(":"))
                .map(jar -> "libs/" + Path.of(jar).getFileName())
                .collect(Collectors.joining(":"));
    }

    private static void launched(Path folder, String classPath, String build) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("class-path"), classPath + "\n");
        Files.writeString(folder.resolve("build"), build + "\n");
    }

    private static void manPages(Path folder) throws IOException {
        clear(folder);
        Console console = silent();
        List<Commands.Registered> commands = Commands.all(console);
        ErrorRendering errors = new ErrorRendering(console);
        List<CommandSpec> specs = new ArrayList<>();
        specs.add(Main.commandLine(console, commands, errors).getCommandSpec());
        for (Commands.Registered command : commands) {
            CommandLine onsale = Main.commandLine(console, commands, errors, command.name());
            CommandSpec spec = Objects.requireNonNull(onsale.getSubcommands().get(command.name()))
                    .getCommandSpec();
            spec.usageMessage().footerHeading("Example:%n");
            spec.usageMessage().footer("", "  " + command.example(), "", command.meaning());
            specs.add(spec);
        }
        int status = ManPageGenerator.generateManPage(
                folder.toFile(), (File) null, QUIET, false, specs.toArray(CommandSpec[]::new));
        if (status != 0) {
            throw new IOException("picocli made no man pages: " + status);
        }
    }

    /** For Bash, and for zsh, which reads the same after bashcompinit. */
    private static void completion(Path share) throws IOException {
        Console console = silent();
        CommandLine onsale = new CommandLine(new OnsaleCommand());
        Commands.all(console)
                .forEach(command -> onsale.addSubcommand(
                        command.name(),
                        CommandSpec.forAnnotatedObject(command.command().get())));
        Path bash = Files.createDirectories(share.resolve("bash-completion/completions"));
        Files.writeString(bash.resolve(ONSALE), AutoComplete.bash(ONSALE, onsale));
    }

    private static Console silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Console.of(nowhere, nowhere, Terminal.NONE, BuildServer.NONE);
    }

    /** Pages of commands that there are no more must not stay. */
    private static void clear(Path folder) throws IOException {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path page : old.toList()) {
                Files.delete(page);
            }
        }
    }
}
