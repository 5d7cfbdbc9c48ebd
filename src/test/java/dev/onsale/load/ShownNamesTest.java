package dev.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onsale.gatling.structure.CarriedName;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.Hook;
import dev.onsale.plan.Plan;
import dev.onsale.plan.PlanSecrets;
import dev.onsale.plan.reading.PlanLoader;
import dev.onsale.record.MadeName;
import dev.onsale.record.MadeName.Origin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

class ShownNamesTest {
    private static final Set<String> AUTHORED = Set.of("checkout", "hold balcony-left", "blue-moon reset");

    @TempDir
    private Path folder = Path.of("");

    private Confidential confidential = Confidential.NOTHING;

    @BeforeEach
    void readAccounts() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), "email,block,flow\nanna@example.org,balcony-left,checkout\n");
        Path file = folder.resolve("plan.yaml");
        Files.writeString(
                file,
                "plan: small\nscenario: Small.java\ntarget: practice\naccounts: accounts.csv\n"
                        + "arrivals:\n  - { phase: doors, rate: 1/s, for: 1s }\n");
        Plan plan = PlanLoader.load(file, Map.of());
        Accounts accounts = PlanLoader.accounts(plan, PlanSecrets.of(plan, name -> null), file);
        Plan hooked = Orders.of(URI.create("http://127.0.0.1:8080"), Path.of("unused"))
                .beforeRun(new Hook.Http("POST", "/${TENANT}/reset"))
                .plan();
        confidential =
                new Confidential(PlanSecrets.of(hooked, Map.of("TENANT", "blue-moon")::get), List.of(), accounts);
    }

    @Test
    void wordsOfAnAccountHideNothingThatTheAuthorWrote() {
        ShownNames names = new ShownNames(confidential, AUTHORED);

        assertThat(names.step("checkout")).isEqualTo("checkout");
        assertThat(names.step("hold balcony-left")).isEqualTo("hold balcony-left");
        assertThat(names.step("hold balcony-left Redirect 2")).isEqualTo("hold balcony-left Redirect 2");
    }

    @Test
    void whatASessionPutIntoANameIsHidden() {
        ShownNames names = new ShownNames(confidential, AUTHORED);

        assertThat(names.step("mails of anna@example.org")).isEqualTo("mails of (not shown)");
        assertThat(names.step("hold balcony-left again")).isEqualTo("hold (not shown) again");
    }

    @Test
    void aSecretOfTheEnvironmentIsHiddenWhereverItStands() {
        assertThat(new ShownNames(confidential, AUTHORED).step("blue-moon reset"))
                .isEqualTo("${TENANT} reset");
    }

    @Test
    void whatANameCarriesBesidesTheStepIsKept() {
        String carried = "hold balcony-left\u001frefreshed\u001f1";

        assertThat(new ShownNames(confidential, AUTHORED).of(carried).step()).isEqualTo("hold balcony-left");
        assertThat(new ShownNames(confidential, AUTHORED).of(carried).abandoned())
                .isEqualTo("refreshed");
    }

    @Test
    void ofAPlainSimulationEachGroupAndNameIsAuthoredOrMadeByItself() {
        ShownNames names = ShownNames.ofPlain(confidential, AUTHORED);
        String group = CarriedName.marked("balcony-left", new MadeName("#{block}", "#{block}", Origin.BARE_EXPRESSION));
        String carried = CarriedName.within(groups("checkout", group), "checkout");

        assertThat(names.of(carried).made())
                .isEqualTo(new MadeName(
                        "checkout / (not shown) / checkout", "checkout / #{block} / checkout", Origin.BARE_EXPRESSION));
        assertThat(names.step(CarriedName.within(groups("balcony-left"), "hold balcony-left Redirect 2")))
                .isEqualTo("(not shown) / hold balcony-left Redirect 2");
    }

    @Test
    void aMadeNameHidesTheAccountInItAndKeepsWhatItsAuthorWrote() {
        String carried = CarriedName.marked(
                "hold balcony-left for anna@example.org",
                new MadeName("hold balcony-left for #{email}", "hold balcony-left for #{email}", Origin.EXPRESSION));
        MadeName made = ShownNames.ofPlain(confidential, AUTHORED).of(carried).made();

        assertThat(made.value()).doesNotContain("anna@example.org");
        assertThat(made.template()).isEqualTo("hold balcony-left for #{email}");
    }

    private static scala.collection.immutable.List<String> groups(String... names) {
        return CollectionConverters.asScala(List.of(names)).toList();
    }
}
