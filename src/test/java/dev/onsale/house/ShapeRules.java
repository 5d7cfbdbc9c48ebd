package dev.onsale.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** How classes are named and what state they may share. */
final class ShapeRules {
    private ShapeRules() {}

    static ArchRule namesSayWhatAClassIs(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Managers|Impl)(\\$.*)?")
                .because("such a name says that nobody knows what belongs in the class")
                .allowEmptyShould(true);
    }

    static ArchRule noSharedMutableFields(String root) {
        return fields().that(DescribedPredicate.describe(
                        "are static or visible",
                        field -> resideInAnyPackage(root + "..").test(field.getOwner())
                                && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && (is(field, JavaModifier.STATIC)
                                        || is(field, JavaModifier.PUBLIC)
                                        || is(field, JavaModifier.PROTECTED))))
                .should(beFinal())
                .because("state that anybody may change cannot be reasoned about, least of all under load")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaField> beFinal() {
        return new ArchCondition<>("be final") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!is(field, JavaModifier.FINAL)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is not final"));
                }
            }
        };
    }

    private static boolean is(JavaField field, JavaModifier modifier) {
        return field.getModifiers().contains(modifier);
    }
}
