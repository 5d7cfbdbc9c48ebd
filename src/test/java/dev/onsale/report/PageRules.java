package dev.onsale.report;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** The rules of accessibility that a page must follow, as axe checks them. */
final class PageRules {
    private PageRules() {}

    /**
     * Every rule on the light page; the dark one is the same but for its colours. Nodes are told of violations alone,
     * which axe heeds only if it looks at a page in one go: there is no frame in it.
     */
    static AxeBuilder of(Page page, ColorScheme scheme) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(page).options(options).setLegacyMode(true);
        return scheme == ColorScheme.LIGHT ? axe : axe.withRules(List.of("color-contrast", "link-in-text-block"));
    }
}
