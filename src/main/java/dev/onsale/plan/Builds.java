package dev.onsale.plan;

import java.util.List;

/**
 * How a target is given either of its two builds: done in this order before every run of that build.
 *
 * @param baseline brings the build that is compared with
 * @param candidate brings the build that is judged
 */
public record Builds(List<Hook> baseline, List<Hook> candidate) {}
