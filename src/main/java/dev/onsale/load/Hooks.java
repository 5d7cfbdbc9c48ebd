package dev.onsale.load;

import dev.onsale.plan.BadInputException;
import dev.onsale.plan.Hook;
import dev.onsale.plan.HookAttributes;
import dev.onsale.plan.HostMap;
import dev.onsale.plan.HostPort;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.Sale;
import java.io.IOException;
import java.net.URI;
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
import org.jspecify.annotations.Nullable;

/** Runs the plan's hooks before and after each run. */
final class Hooks {

    private static final String BEFORE = "beforeRun";
    private static final String AFTER = "afterRun";
    private static final Duration HTTP_WITHIN = Duration.ofSeconds(30);

    /** A reset of the practice box office waits for a rolling restart, and a node has five attempts to come back. */
    private static final Duration PRACTICE_WITHIN = Duration.ofMinutes(4);

    private static final long COMMAND_WITHIN_MIN = 10;
    private static final int SAID_LENGTH_MAX = 200;
    private static final String MEND_TARGET = "fix the target, or the hook in the plan";
    private static final String MEND_COMMAND = "fix the command, or the hook in the plan";
    private static final Pattern NOT_QUOTED = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?|true|false");

    private final Plan plan;
    private final PlanSecrets secrets;
    private final URI target;
    private final Set<String> allowedHosts;
    private final HostMap hostMap;
    private final HookClient client = new HookClient();
    private @Nullable Process before;
    private boolean givenUp;

    Hooks(LoadOrder order) {
        this(
                order.plan(),
                order.secrets(),
                order.target(),
                order.access().allowedHosts(),
                order.access().hostMap());
    }

    /**
     * @param hostMap addresses from which the load is redirected; hooks cannot be redirected, so they may not call
     * them
     */
    Hooks(Plan plan, PlanSecrets secrets, URI target, Set<String> allowedHosts, HostMap hostMap) {
        this.plan = plan;
        this.secrets = secrets;
        this.target = target;
        this.allowedHosts = allowedHosts;
        this.hostMap = hostMap;
    }

    /** @param when the plan's key of the hooks */
    void execute(List<Hook> hooks, String when) {
        hooks.forEach(hook -> execute(hook, when, Duration.ZERO));
    }

    /**
     * @param doorsIn the time from now until the practice box office opens its doors
     * @throws HookFailedException if the target or a command fails, with the hook and its response
     * @throws BadInputException if a hook cannot be sent or started
     */
    void beforeRun(Duration doorsIn) {
        plan.workload().beforeRun().forEach(hook -> execute(hook, BEFORE, doorsIn));
    }

    void afterRun() {
        plan.workload().afterRun().forEach(hook -> execute(hook, AFTER, Duration.ZERO));
    }

    private void execute(Hook hook, String when, Duration doorsIn) {
        if (hook instanceof Hook.Practice practice) {
            send(
                    "POST",
                    URI.create(target + "/practice/" + practice.action()),
                    "/practice/" + practice.action(),
                    saleJson(doorsIn, practice.with()),
                    when,
                    PRACTICE_WITHIN);
        } else if (hook instanceof Hook.Http http) {
            URI url = url(http.url(), when);
            requireNotLed(url, http.url(), when);
            TargetAddress.requireAllowed(url, allowedHosts);
            send(http.method(), url, http.url(), "", when, HTTP_WITHIN);
        } else if (hook instanceof Hook.Command command) {
            run(
                    command.words().stream()
                            .map(word -> secrets.resolve(HookAttributes.filled(word, plan.sale(), when)))
                            .toList(),
                    command.words().get(0),
                    when);
        }
    }

    /** A hook may reset a shop: it must not reach the one that the load was redirected from. */
    private void requireNotLed(URI url, String written, String when) {
        if (plan.targetsOwn() && written.startsWith("/")) {
            throw new BadInputException(
                    when + ": " + written + " is a path on the target, which is unknown before the run",
                    "write a full URL");
        }
        hostMap.to(HostPort.of(url)).ifPresent(there -> {
            throw new BadInputException(
                    when + ": " + written + " would go to " + HostPort.of(url)
                            + ", from which --map-host redirects the load",
                    "write the full URL at " + there);
        });
    }

    /** Inserted values may be secret: an invalid address is quoted as it was written. */
    private URI url(String written, String when) {
        String resolved = secrets.resolve(HookAttributes.filled(written, plan.sale(), when));
        try {
            return TargetAddress.url(resolved.startsWith("/") ? target + resolved : resolved);
        } catch (BadInputException e) {
            throw new BadInputException(
                    when + ": " + written + " is not a URL"
                            + (resolved.equals(written) ? "" : " after inserting its values"),
                    "write POST /path for the target, or a full URL; percent-encode special characters, such as %20");
        }
    }

    /** @param address as in the plan: inserted values may be secret, and so may a query */
    private void send(String method, URI url, String address, String body, String when, Duration within) {
        String written = address.replaceFirst("^\\w+://[^/]*", "").replaceFirst("[?#].*", "");
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, within);
            if (response.statusCode() >= 300) {
                throw failed(
                        when,
                        method + " " + written + " answered " + response.statusCode() + said(url, response),
                        MEND_TARGET);
            }
        } catch (IOException e) {
            throw failed(when, method + " " + written + " got no response: " + e.getMessage(), MEND_TARGET);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(when, "interrupted", "run it again");
        }
    }

    /** The reason that the practice box office gives; none for other targets, whose text might contain a secret. */
    private static String said(URI url, HttpResponse<String> response) {
        String body = response.body();
        return url.getPath().startsWith("/practice/") && !body.isBlank()
                ? ": " + body.substring(0, Math.min(body.length(), SAID_LENGTH_MAX))
                : "";
    }

    /** The run is no longer wanted: ends a command that prepares it, with its child processes. Thread-safe. */
    synchronized void giveUp() {
        givenUp = true;
        if (before != null && before.isAlive()) {
            List<ProcessHandle> started = before.descendants().toList();
            before.destroy();
            started.forEach(ProcessHandle::destroy);
        }
    }

    private synchronized boolean isGivenUp() {
        return givenUp;
    }

    private Process started(List<String> words, String when) throws IOException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // There is never any input: a command that asks for some should get an end of file instead of waiting.
        process.getOutputStream().close();
        synchronized (this) {
            before = when.equals(BEFORE) ? process : null;
            if (givenUp) {
                giveUp();
            }
        }
        return process;
    }

    private void run(List<String> words, String program, String when) {
        try {
            Process process = started(words, when);
            if (!process.waitFor(COMMAND_WITHIN_MIN, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw failed(when, program + " did not end within " + COMMAND_WITHIN_MIN + " min", MEND_COMMAND);
            }
            if (when.equals(BEFORE) && isGivenUp()) {
                throw failed(when, program + " was killed because the run was stopped", "run it again");
            }
            if (process.exitValue() != 0) {
                throw failed(when, program + " ended with exit code " + process.exitValue(), MEND_COMMAND);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    when + ": " + program + " cannot be started: " + secrets.redact(String.valueOf(e.getMessage())),
                    what(when) + "; fix the hook in the plan");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(when, "interrupted", "run it again");
        }
    }

    private HookFailedException failed(String when, String what, String mend) {
        return new HookFailedException(when + ": " + secrets.redact(what), what(when) + "; " + mend);
    }

    private static String what(String when) {
        return !when.equals(AFTER) ? "the run was not started" : "the run is recorded, but was not judged";
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
        with.forEach((key, value) -> fields.add(setting(key, secrets.resolve(value))));
        return "{" + String.join(",", fields) + "}";
    }

    private static String setting(String key, String value) {
        return quoted(key) + ":" + (NOT_QUOTED.matcher(value).matches() ? value : quoted(value));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
