package dev.onsale.gatling.checks;

import io.gatling.commons.stats.OK$;
import io.gatling.commons.validation.Failure;
import io.gatling.commons.validation.Success;
import io.gatling.core.check.Check;
import io.gatling.core.check.Extractor;
import io.gatling.core.check.Validator;
import io.gatling.core.session.Session;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import scala.Function1;
import scala.collection.immutable.List;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Nil$;
import scala.runtime.BoxedUnit;

/**
 * A check as its author wrote it, for example {@code jsonPath($.token).is(#{email})}. The value that a visitor's
 * session puts in its place may be a secret, and would make a kind of failure per visitor.
 *
 * @param ofStatus whether it checks only the status
 */
public record WrittenCheck(String text, boolean ofStatus) {

    private static final int LENGTH_MAX = 80;
    private static final int ATTRIBUTES_MAX = 20;

    /** Gatling's message that names a missing attribute. */
    private static final Pattern MISSING = Pattern.compile("No attribute named '([^']+)' is defined");

    /** Stands for an expected value that the check computes. */
    private static final String COMPUTED = "(computed)";

    /** Gatling's name of the extractor of one occurrence, which authors omit. */
    private static final String ONE = "find";

    /** Gatling's Java DSL adds a step of its own to every count. */
    private static final Pattern COUNTED = Pattern.compile("^count\\.transform");

    static WrittenCheck of(Check<?> check, boolean ofStatus) {
        String text = check instanceof Check.Default<?, ?, ?> plain ? text(plain) : "a check of the answer";
        return new WrittenCheck(text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX - 1) + "…", ofStatus);
    }

    private static String text(Check.Default<?, ?, ?> check) {
        if (check.customName().isDefined()) {
            return check.customName().get();
        }
        Object extractor = unresolved(check.extractorExpression());
        Object validator = unresolved(check.validatorExpression());
        String what = COMPUTED;
        if (extractor instanceof Extractor<?, ?> known) {
            String name = ScenarioExtractors.written(known.name());
            String arity = COUNTED.matcher(known.arity()).replaceFirst("count");
            what = arity.equals(ONE) ? name : name + "." + arity;
        }
        return what + "." + (validator instanceof Validator<?> known ? written(known.name()) : COMPUTED);
    }

    /** The author's code finds nothing in an empty session; {@code isNull} is how a check expects nothing. */
    private static String written(String validator) {
        return validator.endsWith("(null)") ? COMPUTED : validator;
    }

    /**
     * The value of an expression in a session that holds, for every attribute, its notation in the author's text. A
     * check may also compute its expected value in the author's own code, which has never seen such a session.
     */
    private static Object unresolved(Function1<Session, ?> expression) {
        Session session = new Session("", 0, Map$.MODULE$.empty(), OK$.MODULE$, nothing(), end -> BoxedUnit.UNIT, null);
        try {
            Object result = expression.apply(session);
            for (int asked = 0; asked < ATTRIBUTES_MAX && result instanceof Failure failure; asked++) {
                Matcher missing = MISSING.matcher(failure.message());
                if (!missing.find()) {
                    return COMPUTED;
                }
                session = session.set(missing.group(1), "#{" + missing.group(1) + "}");
                result = expression.apply(session);
            }
            return result instanceof Success<?> success ? success.value() : COMPUTED;
        } catch (RuntimeException e) {
            return COMPUTED;
        }
    }

    @SuppressWarnings("unchecked") // Scala's empty list is one of everything
    private static <T> List<T> nothing() {
        return (List<T>) Nil$.MODULE$;
    }
}
