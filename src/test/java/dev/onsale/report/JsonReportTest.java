package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void theSummaryIsWrittenAsItIs() {
        Golden.assertMatches("json/regressed.json", JsonReport.render(Verdicts.regressed()));
    }

    @Test
    void machinesFindTheVerdictAndEveryNumberOfACell() throws Exception {
        JsonNode json = new ObjectMapper().readTree(JsonReport.render(Verdicts.regressed()));

        assertThat(json.at("/format").asInt()).isEqualTo(1);
        assertThat(json.at("/verdict/judgement").asText()).isEqualTo("fail");
        assertThat(json.at("/verdict/cells/0/step").asText()).isEqualTo("browse");
        assertThat(json.at("/verdict/cells/0/change").asDouble()).isEqualTo(3.3);
        assertThat(json.at("/verdict/cells/0/confirmation/differences")).hasSize(3);
    }
}
