package dev.onsale.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;

import dev.onsale.record.live.Progress;
import dev.onsale.rehearse.OwnStage;
import dev.onsale.rehearse.RunObserver;
import dev.onsale.rehearse.RunSetup;
import dev.onsale.rehearse.WalkThrough;
import dev.onsale.report.WalkText;
import dev.onsale.report.document.Style;
import dev.onsale.scenario.OnSale;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Walks against scripted servers. */
final class Walks {
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Walks() {}

    static LoadOrder order(ScriptedServer server, Path reports, OnSale scenario) {
        return Orders.of(server.address(), reports)
                .visitors(scenario.kinds().size() == 1 ? Map.of("fan", 1.0) : Map.of("fan", 0.5, "bot", 0.5))
                .order(scenario);
    }

    static WalkThrough walk(LoadOrder order) {
        return walk(order, Optional.empty());
    }

    static WalkThrough walk(LoadOrder order, Optional<String> kind) {
        return walk(order, kind, LONGEST);
    }

    static WalkThrough walk(LoadOrder order, Optional<String> kind, Duration longest) {
        RunSetup setup = new RunSetup(order.scripted(), order.access(), order.recording());
        return WalkThrough.of(setup, new OwnStage(order.target()), kind, longest, new Silent());
    }

    static String text(ScriptedServer server, WalkThrough walked) {
        return WalkText.render("short", server.address().toString(), walked.walks(), walked.findings(), Style.PLAIN);
    }

    /** @param optional whether a miss is let pass, as an answer that may be a refusal needs it */
    static HttpRequestActionBuilder hold(String path, boolean optional) {
        var found = jsonPath(path);
        return http("hold")
                .post("/holds")
                .body(StringBody("{\"party\":1}"))
                .asJson()
                .check(optional ? found.optional().saveAs("hold") : found.saveAs("hold"));
    }

    private static final class Silent implements RunObserver {
        @Override
        public void told(String line) {}

        @Override
        public void sees(Progress progress) {}
    }
}
