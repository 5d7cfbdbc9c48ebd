package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HookAttributes;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Sale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Does what a plan wants done before and after each run. */
final class Hooks {

    private static final String BEFORE = "beforeRun";
    private static final String AFTER = "afterRun";
    private static final Duration HTTP_WITHIN = Duration.ofSeconds(30);

    /** A reset of the practice box office waits for a rolling restart, and a node has five tries to come back. */
    private static final Duration PRACTICE_WITHIN = Duration.ofMinutes(4);

    private static final long COMMAND_WITHIN_MIN = 10;
    private static final int SAID_LENGTH_MAX = 200;
    private static final Pattern NOT_QUOTED = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?|true|false");

    private final Plan plan;
    private final PlanSecrets secrets;
    private final URI target;
    private final Set<String> allowedHosts;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(HTTP_WITHIN)
            // The interlock has looked at the hook's own URL, not at where a redirect leads.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Hooks(LoadOrder order) {
        this(order.plan(), order.secrets(), order.target(), order.allowedHosts());
    }

    Hooks(Plan plan, PlanSecrets secrets, URI target, Set<String> allowedHosts) {
        this.plan = plan;
        this.secrets = secrets;
        this.target = target;
        this.allowedHosts = allowedHosts;
    }

    /** @param when the key under which the plan has them */
    void execute(List<Hook> hooks, String when) {
        hooks.forEach(hook -> execute(hook, when, Duration.ZERO));
    }

    /**
     * @param doorsIn when the doors of the practice box office shall open, from now
     * @throws BadInputException if a hook fails: it says which, and what came back
     */
    void beforeRun(Duration doorsIn) {
        plan.beforeRun().forEach(hook -> execute(hook, BEFORE, doorsIn));
    }

    void afterRun() {
        plan.afterRun().forEach(hook -> execute(hook, AFTER, Duration.ZERO));
    }

    private void execute(Hook hook, String when, Duration doorsIn) {
        if (hook instanceof Hook.Practice practice) {
            send(
                    "POST",
                    URI.create(target + "/practice/" + practice.action()),
                    saleJson(doorsIn, practice.with()),
                    when,
                    PRACTICE_WITHIN);
        } else if (hook instanceof Hook.Http http) {
            String resolved = secrets.resolve(HookAttributes.filled(http.url(), plan.sale(), when));
            URI url = TargetAddress.url(resolved.startsWith("/") ? target + resolved : resolved);
            TargetAddress.requireAllowed(url, allowedHosts);
            send(http.method(), url, "", when, HTTP_WITHIN);
        } else if (hook instanceof Hook.Command command) {
            run(
                    command.words().stream()
                            .map(word -> HookAttributes.filled(word, plan.sale(), when))
                            .toList(),
                    when);
        }
    }

    private void send(String method, URI url, String body, String when, Duration within) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(within)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw failed(
                        when,
                        method + " " + url.getPath() + " answered " + response.statusCode() + said(url, response));
            }
        } catch (IOException e) {
            throw failed(when, method + " " + url.getPath() + " got no answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(when, "interrupted");
        }
    }

    /** What the practice box office says of it; of other targets nothing, for it might quote what is secret. */
    private static String said(URI url, HttpResponse<String> response) {
        String body = response.body();
        return url.getPath().startsWith("/practice/") && !body.isBlank()
                ? ": " + body.substring(0, Math.min(body.length(), SAID_LENGTH_MAX))
                : "";
    }

    private static void run(List<String> words, String when) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(COMMAND_WITHIN_MIN, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw failed(when, words.get(0) + " did not end within " + COMMAND_WITHIN_MIN + " min");
            }
            if (process.exitValue() != 0) {
                throw failed(when, words.get(0) + " ended with exit code " + process.exitValue());
            }
        } catch (IOException e) {
            throw failed(when, words.get(0) + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(when, "interrupted");
        }
    }

    private static BadInputException failed(String when, String what) {
        String run = !when.equals(AFTER) ? "the run was not started" : "the run is recorded, but was not judged";
        return new BadInputException(when + ": " + what, run + "; mend the hook in the plan");
    }

    private String saleJson(Duration doorsIn, Map<String, String> with) {
        Sale sale = plan.sale();
        List<String> fields = new ArrayList<>();
        fields.add("\"event\":" + quoted(sale.event()));
        fields.add("\"seed\":" + plan.seed());
        fields.add("\"doorsInMs\":" + doorsIn.toMillis());
        if (sale.seats() != null) {
            fields.add("\"seats\":" + sale.seats());
        }
        if (sale.ticketTypes() != null) {
            fields.add("\"ticketTypes\":" + sale.ticketTypes());
        }
        if (sale.maxPerOrder() != null) {
            fields.add("\"maxPerOrder\":" + sale.maxPerOrder());
        }
        if (sale.holdFor() != null) {
            fields.add("\"holdForMs\":" + plan.paced(sale.holdFor()).toMillis());
        }
        if (sale.outflowPerSecond() != null) {
            fields.add(String.format(Locale.ROOT, "\"outflowPerSecond\":%s", sale.outflowPerSecond()));
        }
        if (sale.seating() != null) {
            fields.add("\"seating\":\"" + sale.seating().label() + "\"");
        }
        if (sale.waitingRoom() != null) {
            fields.add("\"waitingRoom\":" + sale.waitingRoom());
        }
        with.forEach((key, value) ->
                fields.add(quoted(key) + ":" + (NOT_QUOTED.matcher(value).matches() ? value : quoted(value))));
        return "{" + String.join(",", fields) + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
