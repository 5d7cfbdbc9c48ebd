package dev.onsale.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCountTest {

    /** What became of each pair in turn: v valid, x spoilt; it is over when no other is begun. */
    @ParameterizedTest
    @CsvSource({
        "3, vvv",
        "3, xvvv",
        "3, vxvxv",
        "3, xxvvv",
        "3, xxxvv",
        "3, vxxxv",
        "3, xxxx",
        "2, vv",
        "2, xxvv",
        "2, xxx",
        "2, vxxv",
        "2, vxxx",
        "5, vvvvv",
        "5, xxxvvvv",
        "5, xxxxxx",
    })
    void anotherPairIsBegunWhileItCanStillProveSomething(int wanted, String pairs) {
        PairCount count = PairCount.of(wanted);
        for (char pair : pairs.toCharArray()) {
            assertThat(count.another()).as("before %s of %s", count, pairs).isTrue();
            count = count.after(pair == 'v');
        }
        assertThat(count.another()).as("after %s", pairs).isFalse();
    }
}
