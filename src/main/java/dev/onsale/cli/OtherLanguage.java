package dev.onsale.cli;

import dev.onsale.plan.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sources that Gatling can run but onsale does not compile. */
final class OtherLanguage {
    private static final Map<String, String> COMPILED = Map.of("kt", "Kotlin", "scala", "Scala", "groovy", "Groovy");
    private static final Map<String, String> NOT_COMPILED =
            Map.of("js", "JavaScript", "mjs", "JavaScript", "ts", "TypeScript", "kts", "Kotlin script");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)");

    private OtherLanguage() {}

    /** @throws BadInputException if this is a source in another language; the hint says how to run it anyway */
    static void refuse(Path argument) {
        String file = argument.toString();
        String extension = file.substring(file.lastIndexOf('.') + 1);
        String compiled = COMPILED.get(extension);
        if (compiled != null) {
            String className =
                    packageOf(argument) + argument.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
            throw new BadInputException(
                    argument + ": is " + compiled + "; onsale compiles only Java, but runs compiled simulations",
                    "compile it as for Gatling, and name its class: onsale run " + className
                            + " --project DIR, or --classpath with its classes and jars");
        }
        String other = NOT_COMPILED.get(extension);
        if (other != null) {
            throw new BadInputException(
                    argument + ": is " + other + ", which has no class that onsale could run",
                    "write the simulation in Java, Kotlin or Scala, or run it with Gatling itself");
        }
    }

    private static String packageOf(Path source) {
        try {
            Matcher declared = PACKAGE.matcher(Files.readString(source, StandardCharsets.UTF_8));
            return declared.find() ? declared.group(1) + "." : "";
        } catch (IOException e) {
            return "";
        }
    }
}
