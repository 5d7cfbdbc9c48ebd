package dev.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.StreamSupport;
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
        assertThat(json.at("/verdict/reasons/0").asText()).startsWith("regressed: browse p50 4.2× slower");
        assertThat(json.at("/verdict/because/0/of").asText()).isEqualTo("browse p50");
        JsonNode browse = StreamSupport.stream(json.at("/verdict/cells").spliterator(), false)
                .filter(cell -> cell.at("/step").asText().equals("browse")
                        && cell.at("/metric").asText().equals("p50"))
                .findFirst()
                .orElseThrow();
        assertThat(browse.at("/change").asDouble()).isBetween(3.0, 3.4);
        assertThat(browse.at("/confirmation/differences")).hasSize(3);
        assertThat(browse.at("/confirmation/candidate").asDouble()
                        / browse.at("/confirmation/baseline").asDouble())
                .isCloseTo(1 + browse.at("/change").asDouble(), within(1e-9));
        assertThat(browse.at("/reason").asText()).isEqualTo("confirmed by 3 fresh pairs");
    }
}
