package dev.onsale.cli;

import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the practice box office alone. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class PracticeCommand implements Callable<Integer> {
    private final Console processConsole;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The front's port on 127.0.0.1 (default: any free port).")
    private int port;

    @Option(
            names = "--fault",
            paramLabel = "NAME[=STRENGTH]",
            description = "Start with this fault (repeatable); an unknown name lists all faults.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--practice-db",
            paramLabel = "JDBC-URL",
            description = "Use this PostgreSQL instead of an embedded one.")
    private @Nullable String practiceDatabase;

    @Mixin
    private CommonOptions common = new CommonOptions();

    PracticeCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Console console = processConsole.with(common);
        PracticeOptions options = PracticeOptions.DEFAULT
                .withPort(port)
                .withFaults(faults.stream().map(Fault::parse).toList());
        if (practiceDatabase != null) {
            options = options.withDatabaseUrl(practiceDatabase);
        }
        CountDownLatch ended = new CountDownLatch(1);
        PracticeOptions wanted = options;
        console.progress("onsale: starting the practice box office");
        try (PracticeBoxOffice boxOffice = console.ctrlC().interruptible(() -> PracticeBoxOffice.start(wanted))) {
            console.ctrlC().ends(ended::countDown);
            console.verdict("front     " + boxOffice.front());
            boxOffice.nodes().forEach(node -> console.verdict("node      " + node));
            console.verdict("database  " + boxOffice.databaseAddress());
            console.verdict("redis     " + boxOffice.redis());
            console.verdict("proxy     " + boxOffice.storeProxy());
            console.verdict("passwords " + boxOffice.passwords());
            console.progress("onsale: ready; press Ctrl-C to stop");
            ended.await();
        }
        return ExitCode.PASSED.status();
    }
}
