package dev.onsale.planted.cli;

import dev.onsale.planted.record.Target;
import picocli.CommandLine.Command;

/** Allowed: the commands may use all, print, exit and read the clock. */
@Command(name = "allowed")
public final class AllowedCommand {
    Target run() {
        System.out.println(System.currentTimeMillis());
        return new Target("");
    }
}
