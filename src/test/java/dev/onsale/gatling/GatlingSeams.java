package dev.onsale.gatling;

import static dev.onsale.gatling.Seam.constructor;
import static dev.onsale.gatling.Seam.field;
import static dev.onsale.gatling.Seam.is;
import static dev.onsale.gatling.Seam.method;

import java.util.List;

/**
 * Every seam of the room for Gatling that no compiler checks: the class that counts on it, and what it counts on. What a
 * compiler does check is looked up in the compiled classes, see {@link LinkedInsides}.
 */
final class GatlingSeams {

    private static final String FUNCTION = "scala.Function1";
    private static final String BUILDERS = "io.gatling.core.action.builder.";
    private static final String BUILDER = BUILDERS + "ActionBuilder";
    private static final String INJECT = "io.gatling.core.controller.inject.";
    private static final String STATISTICS = "io.gatling.core.stats.StatsEngine";
    private static final String RUNNER = "io.gatling.app.Runner";
    private static final String LIST = "scala.collection.immutable.List";
    private static final String OPTION = "scala.Option";
    private static final String TEXT = "java.lang.String";

    private GatlingSeams() {}

    static final List<Seam> ALL = List.of(
            // The engine overrides these; under another name they would be Gatling's own again, and nobody told.
            method(
                    "GatlingEngine",
                    RUNNER,
                    "newStatsEngine",
                    "io.gatling.core.scenario.SimulationParams",
                    "io.gatling.core.stats.writer.RunMessage"),
            method(
                    "GatlingEngine",
                    RUNNER,
                    "start",
                    "io.gatling.core.scenario.SimulationParams",
                    "io.gatling.core.CoreComponents",
                    INJECT + "PopulationFlows"),
            method("GatlingEngine", RUNNER, "displayVersionWarning"),
            // Statistics are told apart by name, their arguments by place.
            method("GatlingEngine", STATISTICS, "start"),
            method("GatlingEngine", STATISTICS, "logUserStart", TEXT),
            method("GatlingEngine", STATISTICS, "logUserEnd", TEXT),
            method(
                    "StatisticsEvents",
                    STATISTICS,
                    "logResponse",
                    TEXT,
                    LIST,
                    TEXT,
                    "long",
                    "long",
                    "io.gatling.commons.stats.Status",
                    OPTION,
                    OPTION),
            method("StatisticsEvents", STATISTICS, "logGroupEnd", TEXT, "io.gatling.core.session.GroupBlock", "long"),
            method("StatisticsEvents", STATISTICS, "logRequestCrash", TEXT, LIST, TEXT, TEXT),
            constructor(
                    "GatlingEngine",
                    "io.gatling.core.controller.Controller$Command$StopLoadGenerator",
                    TEXT,
                    "boolean"),
            constructor(
                    "GatlingEngine", "io.gatling.javaapi.core.OpenInjectionStep", INJECT + "open.OpenInjectionStep"),
            // Actors run on an executor that can be exchanged, and are handed to it themselves.
            field(
                    "GatheredActors",
                    "io.gatling.core.actor.ActorSystem",
                    "executor",
                    "scala.concurrent.ExecutionContextExecutorService"),
            is(
                    "GatheredActors",
                    "io.gatling.core.actor.AtomicRunnableActorRef",
                    "java.lang.Runnable",
                    "io.gatling.core.actor.ActorRef"),
            // The HTTP client, where every request passes.
            field(
                    "http.HeardSends",
                    "io.gatling.http.engine.HttpEngine",
                    "httpClient",
                    "io.gatling.http.client.HttpClient"),
            field(
                    "http.HeardSends",
                    "io.gatling.http.engine.GatlingHttpListener",
                    "tx",
                    "io.gatling.http.engine.tx.HttpTx"),
            field(
                    "http.HeaderLimit",
                    "io.gatling.http.client.impl.DefaultHttpClient",
                    "HTTP_DECODER_CONFIG",
                    "io.netty.handler.codec.http.HttpDecoderConfig"),
            // Checks are watched in place.
            field("checks.CheckWitness", "io.gatling.http.check.HttpCheck", "wrapped", "io.gatling.core.check.Check"),
            // Built scenarios: chains stand in fields of builders, a name in a field of its own.
            is("structure.BuilderTree", BUILDERS + "GroupBuilder"),
            is("structure.LastSteps", BUILDERS + "TryMaxBuilder", BUILDER),
            is("structure.SentSteps", BUILDERS + "DummyBuilder", BUILDER),
            is("structure.Template", "io.gatling.core.session.package$StaticValueExpression", FUNCTION),
            is("request.WrittenRequest", "io.gatling.core.session.package$StaticValueExpression", FUNCTION),
            field(
                    "structure.WrittenNames",
                    "io.gatling.http.request.builder.CommonAttributes",
                    "requestName",
                    FUNCTION),
            field("structure.WrittenNames", BUILDERS + "GroupBuilder$$anonfun$start$2", "groupName$1", FUNCTION),
            field("structure.ShortWays", BUILDERS + "PauseBuilder", "force", OPTION),
            field("structure.ShortWays", BUILDERS + "PaceBuilder", "interval", FUNCTION),
            field("structure.ShortWays", BUILDERS + "RendezVousBuilder", "users", "int"),
            field("structure.ShortWays", BUILDERS + "LoopBuilder", "counterName", TEXT),
            field("structure.ShortWays", BUILDERS + "LoopBuilder", "loopType", BUILDERS + "LoopType"),
            field("structure.ShortWays", BUILDERS + "SimpleBooleanConditionLoopBuilder", "condition", FUNCTION),
            field("structure.ShortWays", BUILDERS + "ClockBasedConditionLoopBuilder", "clockBasedCondition", FUNCTION),
            field("structure.SplitScenario", BUILDERS + "FeedBuilder", "feederBuilder", "scala.Function0"),
            // Profiles show their steps to nobody.
            field("injection.InjectionSteps", INJECT + "open.OpenInjectionProfile", "steps", LIST),
            field("injection.InjectionSteps", INJECT + "closed.ClosedInjectionProfile", "steps", LIST));
}
