package dev.onsale.cli;

import picocli.CommandLine.Mixin;

/** Options of the commands that run a plan and end with a verdict. */
final class PlayOptions {
    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private VerdictOptions verdict = new VerdictOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    PlanOptions plan() {
        return plan;
    }

    LoadOptions load() {
        return load;
    }

    VerdictOptions verdict() {
        return verdict;
    }

    CommonOptions common() {
        return common;
    }
}
