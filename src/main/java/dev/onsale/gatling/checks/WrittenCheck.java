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
 * A check as its author wrote it, e.g. {@code jsonPath($.token).is(#{email})}. What a visitor's session puts in its
 * place may be a secret, and would make a kind of failure for each visitor.
 *
 * @param ofStatus whether it asks for nothing but the status
 */
public record WrittenCheck(String text, boolean ofStatus) {

    private static final int LENGTH_MAX = 80;
    private static final int ATTRIBUTES_MAX = 20;

    /** How Gatling says which attribute an expression asks for. */
    private static final Pattern MISSING = Pattern.compile("No attribute named '([^']+)' is defined");

    /** Of a check that computes what it asks for. */
    private static final String COMPUTED = "(computed)";

    /** How Gatling names the extractor that looks for one occurrence: authors leave it away. */
    private static final String ONE = "find";

    /** Gatling's Java words add a step of their own to every count. */
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

    /** An author's own code finds nothing in a session that holds nothing; {@code isNull} is how nothing is asked for. */
    private static String written(String validator) {
        return validator.endsWith("(null)") ? COMPUTED : validator;
    }

    /**
     * What an expression comes to in a session that holds, of every attribute that is asked for, how authors write it. A
     * check may also compute what it asks for in the author's own code, which has never seen such a session.
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
