package dev.onsale.rehearse;

import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.Fault;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The practice box office: the clean shop is its baseline build, the shop with faults the one that is judged. */
public final class PracticeStage implements Stage {

    private final PracticeBoxOffice boxOffice;
    private final List<Fault> faults;
    private List<Fault> presented = List.of();

    private PracticeStage(PracticeBoxOffice boxOffice, List<Fault> faults) {
        this.boxOffice = boxOffice;
        this.faults = faults;
    }

    /**
     * Starts a box office, on cores of its own where the machine has several.
     *
     * @throws dev.onsale.practice.PracticeException if it does not start
     */
    public static PracticeStage start(PracticeOptions options, List<Fault> faults) {
        PracticeOptions placed = CoreSplit.ofThisMachine()
                .map(CoreSplit::target)
                .map(options::withCpus)
                .orElse(options);
        return new PracticeStage(PracticeBoxOffice.start(placed), faults);
    }

    @Override
    public URI address() {
        return boxOffice.front();
    }

    @Override
    public void presentCandidate() {
        present(faults);
    }

    @Override
    public void presentBaseline() {
        present(List.of());
    }

    @Override
    public boolean hasBaselineBuild() {
        return true;
    }

    @Override
    public Map<String, Double> faults() {
        Map<String, Double> named = new LinkedHashMap<>();
        presented.forEach(fault -> named.put(fault.kind().label(), fault.strength()));
        return named;
    }

    @Override
    public void close() {
        boxOffice.close();
    }

    private void present(List<Fault> wanted) {
        boxOffice.switchFaults(wanted);
        presented = wanted;
    }
}
