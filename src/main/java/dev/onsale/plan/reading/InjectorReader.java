package dev.onsale.plan.reading;

import dev.onsale.plan.InjectorSettings;
import dev.onsale.plan.JitCompiler;
import java.util.List;

/** Reads the injector's settings. */
final class InjectorReader {
    private static final int RESPONSES_MAX = 100_000_000;
    private static final int ADDRESSES_MAX = 1_000;

    private InjectorReader() {}

    static InjectorSettings read(LocatedNode node) {
        Section injector = Section.of(node, "injector", PlanKeys.INJECTOR);
        List<LocatedNode> addresses = injector.list("localAddresses");
        if (addresses.size() > ADDRESSES_MAX) {
            throw injector.bad(
                    "localAddresses",
                    "injector.localAddresses has " + addresses.size() + " addresses, allowed: " + ADDRESSES_MAX,
                    "use a few: visitors take them in turn");
        }
        return new InjectorSettings(
                injector.optional("compiler", Formats.oneOf(List.of(JitCompiler.values()), JitCompiler::label)),
                injector.optional("c1ResponsesMax", Formats.whole(0, RESPONSES_MAX)),
                injector.optional("c1CoresMax", Formats.shareBetween(0, 1)),
                addresses.stream()
                        .map(address -> Formats.IP_ADDRESS.read(address, injector.pathOf("localAddresses")))
                        .toList());
    }
}
