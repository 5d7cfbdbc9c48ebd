package dev.onsale.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command with every option, which does what its test hands it. */
@Command(mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Mixin
    LoadOptions load = new LoadOptions();

    @Mixin
    ConfirmationOptions confirmation = new ConfirmationOptions();

    @Mixin
    VerdictOptions verdict = new VerdictOptions();

    private final Callable<ExitCode> what;

    TryCommand(Callable<ExitCode> what) {
        this.what = what;
    }

    @Override
    public Integer call() throws Exception {
        return what.call().status();
    }
}
