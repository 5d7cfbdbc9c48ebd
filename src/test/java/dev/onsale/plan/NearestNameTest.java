package dev.onsale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({"pace,pace,0", "paec,pace,1", "pac,pace,1", "paxe,pace,1", "ppace,pace,1", "'',pace,4", "abc,xyz,3"})
    void countsTypingErrors(String written, String meant, int errors) {
        assertThat(NearestName.typingErrors(written, meant)).isEqualTo(errors);
    }

    @ParameterizedTest
    @CsvSource({"paec,pace", "Pace,pace", "arivals,arrivals", "x,", "for,", "warmpu,warmUp"})
    void offersOnlyWhatWasProbablyMeant(String written, String meant) {
        assertThat(NearestName.to(written, List.of("pace", "arrivals", "from", "warmUp"))
                        .orElse(null))
                .isEqualTo(meant);
    }

    @Property
    void theDistanceIsSymmetric(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        int errors = NearestName.typingErrors(one, other);

        assertThat(NearestName.typingErrors(other, one)).isEqualTo(errors);
        assertThat(errors == 0).isEqualTo(one.equals(other));
    }
}
