package dev.onsale.rehearse;

import dev.onsale.practice.PracticeBoxOffice;
import dev.onsale.practice.PracticeException;
import dev.onsale.practice.PracticeOptions;
import dev.onsale.practice.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The practice box office: without faults it is the baseline's build, with faults the candidate. */
public final class PracticeStage implements Stage {

    private static final Duration SWITCHED_WITHIN = Duration.ofSeconds(30);

    private static final String AGAIN = "restart it; onsale practice shows the output of its nodes";

    private final HttpClient client = HttpClient.newHttpClient();
    private final PracticeBoxOffice boxOffice;
    private List<Fault> faults;
    private List<Fault> presented = List.of();

    private PracticeStage(PracticeBoxOffice boxOffice, List<Fault> faults) {
        this.boxOffice = boxOffice;
        this.faults = faults;
    }

    /**
     * Starts a box office, with its own cores if the machine has several; this process uses only the others from then
     * on.
     *
     * @throws dev.onsale.practice.PracticeException if it does not start
     */
    public static PracticeStage start(PracticeOptions options, List<Fault> faults) {
        Optional<CoreSplit> split = CoreSplit.ofThisMachine();
        PracticeOptions placed =
                split.map(CoreSplit::target).map(options::withCpus).orElse(options);
        PracticeBoxOffice boxOffice = PracticeBoxOffice.start(placed);
        // Not earlier: a box office started afterwards would be confined to the same cores.
        split.ifPresent(CoreSplit::confineInjector);
        return new PracticeStage(boxOffice, faults);
    }

    /** How many cores an injector has beside it. */
    public static int injectorCores() {
        return CoreSplit.injectorCores();
    }

    @Override
    public URI address() {
        return boxOffice.front();
    }

    @Override
    public void presentCandidate() {
        present(faults);
    }

    /** Sets the faults of the candidate from now on; without any it is the clean shop. */
    public void judging(List<Fault> otherFaults) {
        faults = List.copyOf(otherFaults);
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
    public boolean startsCold() {
        return true;
    }

    @Override
    public Optional<String> databaseUrl() {
        return Optional.of(boxOffice.databaseUrl());
    }

    @Override
    public void close() {
        boxOffice.close();
    }

    /**
     * Sets up the shop with these faults, whichever it was started with.
     *
     * @throws PracticeException if a node does not come back, or the shop does not respond
     */
    void present(List<Fault> wanted) {
        String strengths = wanted.stream()
                .map(fault -> "\"" + fault.kind().label() + "\":" + fault.strength())
                .collect(Collectors.joining(",", "{", "}"));
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/practice/faults"))
                .timeout(SWITCHED_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(strengths))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new PracticeException(
                        "the practice box office refused its faults: " + answer.body(), AGAIN, null);
            }
        } catch (IOException e) {
            throw new PracticeException("the practice box office does not respond: " + e, AGAIN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        presented = wanted;
    }
}
