package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class GatingOptionsTest {
    @Test
    void aFleetIsGatedByTheOptionsOfOneInjector() {
        Console console = new CapturedConsole().console();
        var gate = new CommandLine(new GateCommand(console)).getCommandSpec();
        var fleet = new CommandLine(new FleetCommand(console)).getCommandSpec();
        var gating = new CommandLine(new Bare()).getCommandSpec().options();

        assertThat(gating).extracting(OptionSpec::longestName).contains("--baseline-target", "--learn", "--baselines");
        assertThat(gating)
                .allSatisfy(option -> assertThat(gate.findOption(option.longestName()))
                        .usingRecursiveComparison()
                        .comparingOnlyFields("names", "description")
                        .isEqualTo(fleet.findOption(option.longestName())));
    }

    @CommandLine.Command
    private static final class Bare {
        @CommandLine.Mixin
        private GatingOptions gating = new GatingOptions();
    }
}
