package dev.onsale.gatling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onsale.gatling.failure.InjectorShortException;
import org.junit.jupiter.api.Test;

class AnswerLimitsTest {
    private static final int MEGABYTE = 1_024 * 1_024;

    private final AnswerLimits limits = new AnswerLimits(4 * MEGABYTE, 6 * MEGABYTE);

    @Test
    void oneBodyThatIsTooLongIsTheInjectorsFault() {
        AnswerLimits.Share share = limits.new Share();
        share.keep(3 * MEGABYTE);
        assertThatThrownBy(() -> share.keep(2 * MEGABYTE))
                .isInstanceOf(InjectorShortException.class)
                .hasMessage("a body to be checked is over 4 MB");
    }

    @Test
    void bodiesTogetherAreBoundedUntilTheyHaveBeenChecked() {
        AnswerLimits.Share first = limits.new Share();
        AnswerLimits.Share second = limits.new Share();
        first.keep(4 * MEGABYTE);
        assertThatThrownBy(() -> second.keep(3 * MEGABYTE))
                .isInstanceOf(InjectorShortException.class)
                .hasMessage("bodies to be checked are over 6 MB at once");
        first.release();
        first.release();
        assertThatCode(() -> second.keep(4 * MEGABYTE)).doesNotThrowAnyException();
    }

    @Test
    void cookiesThatWereDroppedAreSaid() {
        assertThat(limits.notes()).isEmpty();
        limits.droppedCookies(0);
        assertThat(limits.notes()).isEmpty();
        limits.droppedCookies(1_820);
        assertThat(limits.notes()).singleElement().asString().contains("more than 180 cookies", "1,820");
    }
}
