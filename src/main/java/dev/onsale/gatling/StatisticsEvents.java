package dev.onsale.gatling;

import dev.onsale.gatling.checks.CheckWitness;
import dev.onsale.gatling.checks.WrittenCheck;
import dev.onsale.gatling.failure.Failure;
import dev.onsale.gatling.failure.FailureKind;
import dev.onsale.gatling.http.OpenRequests;
import dev.onsale.gatling.structure.CarriedName;
import io.gatling.commons.stats.Status;
import io.gatling.core.session.GroupBlock;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** What Gatling reports to its statistics about requests and groups, by the position of each argument, for a tap. */
record StatisticsEvents(Tap tap, OpenRequests open) {

    void groupEnd(Object[] arguments) {
        GroupBlock group = (GroupBlock) arguments[1];
        tap.groupEnded(
                CarriedName.path(group.groups()),
                group.cumulatedResponseTime(),
                (Long) arguments[2] - group.startTimestamp(),
                "OK".equals(group.status().name()));
    }

    void requestCrash(Object[] arguments) {
        open.toldOfAnother(() -> tap.requestNotSent(carried(arguments), (String) arguments[3]));
    }

    /** The second and third argument are the groups and the name whenever Gatling reports a request. */
    @SuppressWarnings("unchecked")
    private static String carried(Object[] arguments) {
        return CarriedName.within((scala.collection.immutable.List<String>) arguments[1], (String) arguments[2]);
    }

    void response(Object[] arguments) {
        long endMs = (Long) arguments[4];
        if (endMs >= 0) {
            boolean ok = "OK".equals(((Status) arguments[5]).name());
            Option<?> httpStatus = (Option<?>) arguments[6];
            Option<?> message = (Option<?>) arguments[7];
            String name = carried(arguments);
            WrittenCheck check = CheckWitness.failed(textIn(message));
            Integer status = numberIn(httpStatus);
            Failure failure = ok ? null : FailureKind.of(status, check, textIn(message));
            open.told(
                    name,
                    line -> tap.response(
                            new Tap.Response(name, (Long) arguments[3], endMs, ok, status, failure, line)));
        }
    }

    private static @Nullable String textIn(Option<?> option) {
        return option.isDefined() ? (String) option.get() : null;
    }

    private static @Nullable Integer numberIn(Option<?> option) {
        return option.isDefined() ? Integer.valueOf((String) option.get()) : null;
    }
}
