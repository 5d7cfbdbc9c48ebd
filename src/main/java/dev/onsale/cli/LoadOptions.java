package dev.onsale.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of the commands that send load. */
final class LoadOptions {
    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            converter = Header.Converter.class,
            description = "Send this header with every request; it is never stored (repeatable).")
    private List<Header> headers = new ArrayList<>();

    List<Header> headers() {
        return List.copyOf(headers);
    }
}
