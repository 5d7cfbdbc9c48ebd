package dev.onsale.gatling.simulation;

import dev.onsale.gatling.request.WalkListener;
import dev.onsale.gatling.request.WalkedAnswer;
import dev.onsale.gatling.request.WalkedExchange;
import dev.onsale.gatling.structure.ShortWays;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.controller.inject.open.AtOnceOpenInjection;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.core.pause.Custom;
import io.gatling.core.pause.PauseType;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.session.Session;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.protocol.HttpProtocolResponsePart;
import io.gatling.http.response.Response;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import scala.Function2;
import scala.Option;
import scala.Tuple2;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;

/** One visitor of one scenario of a plain simulation, whose requests and responses are observed. */
record WalkedSetUp(WalkListener listener, Duration longest) {

    SimulationParams of(SimulationParams simulation, String scenario) {
        PopulationBuilder one =
                CollectionConverters.asJava(PopulationBuilder.flatten(simulation.rootPopulationBuilders())).stream()
                        .filter(population ->
                                population.scenarioBuilder().name().equals(scenario))
                        .findFirst()
                        .orElseThrow();
        List<Protocol> global = heard(simulation.globalProtocols());
        List<Protocol> own = heard(one.scenarioProtocols());
        if (global.stream().noneMatch(HttpProtocol.class::isInstance)) {
            global.add(heard((HttpProtocol) HttpDsl.http.protocol()));
        }
        return new SimulationParams(
                simulation.name(),
                CollectionConverters.asScala(List.of(alone(one, own))).toList(),
                Protocol.indexByType(CollectionConverters.asScala(global)),
                pauses(),
                CollectionConverters.asScala(List.<io.gatling.core.controller.throttle.ThrottleStep>of())
                        .toList(),
                Option.apply(FiniteDuration.apply(longest.toNanos(), TimeUnit.NANOSECONDS)),
                CollectionConverters.asScala(List.<io.gatling.commons.stats.assertion.Assertion>of())
                        .toList(),
                simulation.before(),
                Option.empty());
    }

    private static PopulationBuilder alone(PopulationBuilder population, List<Protocol> protocols) {
        return new PopulationBuilder(
                population.scenarioBuilder(),
                new OpenInjectionProfile(
                        CollectionConverters.asScala(List.<OpenInjectionStep>of(new AtOnceOpenInjection(1)))
                                .toList()),
                Protocol.indexByType(CollectionConverters.asScala(protocols)),
                CollectionConverters.asScala(List.<io.gatling.core.controller.throttle.ThrottleStep>of())
                        .toList(),
                Option.apply(pauses()),
                CollectionConverters.asScala(List.<scala.collection.immutable.List<PopulationBuilder>>of())
                        .toList(),
                population.shard());
    }

    private static PauseType pauses() {
        return new Custom(new AbstractFunction1<Session, Validation<Object>>() {
            @Override
            public Validation<Object> apply(Session session) {
                return new Success<>(ShortWays.PAUSE_MS);
            }
        });
    }

    private List<Protocol> heard(scala.collection.immutable.Map<Class<? extends Protocol>, Protocol> protocols) {
        Map<Class<? extends Protocol>, Protocol> all = CollectionConverters.asJava(protocols);
        List<Protocol> heard = new ArrayList<>();
        all.values().forEach(protocol -> heard.add(protocol instanceof HttpProtocol http ? heard(http) : protocol));
        return heard;
    }

    private HttpProtocol heard(HttpProtocol protocol) {
        HttpProtocol signing = (HttpProtocol) WalkedExchange.sendsHeardBy(
                        listener,
                        new HttpProtocolBuilder(
                                new io.gatling.http.protocol.HttpProtocolBuilder(protocol, false, false)))
                .protocol();
        HttpProtocolResponsePart own = protocol.responsePart();
        return new HttpProtocol(
                protocol.baseUrls(),
                protocol.warmUpUrl(),
                protocol.enginePart(),
                signing.requestPart(),
                new HttpProtocolResponsePart(
                        own.followRedirect(),
                        own.maxRedirects(),
                        own.strict302Handling(),
                        own.redirectNamingStrategy(),
                        Option.apply(new Hearing(listener, own.responseTransformer())),
                        own.checks(),
                        own.inferHtmlResources(),
                        own.inferredHtmlResourcesNaming(),
                        own.htmlResourcesInferringFilters()),
                protocol.wsPart(),
                protocol.ssePart(),
                protocol.proxyPart(),
                protocol.dnsPart());
    }

    /** Sees every response before its checks do, and makes Gatling keep bodies that no check reads. */
    private static final class Hearing
            extends AbstractFunction2<Response, Session, Validation<Tuple2<Response, Session>>> {
        private final WalkListener listener;
        private final Option<Function2<Response, Session, Validation<Tuple2<Response, Session>>>> own;

        Hearing(
                WalkListener listener,
                Option<Function2<Response, Session, Validation<Tuple2<Response, Session>>>> own) {
            this.listener = listener;
            this.own = own;
        }

        @Override
        public Validation<Tuple2<Response, Session>> apply(Response response, Session session) {
            listener.answered(new WalkedAnswer(response, session));
            return own.isDefined()
                    ? own.get().apply(response, session)
                    : new Success<>(new Tuple2<>(response, session));
        }
    }
}
