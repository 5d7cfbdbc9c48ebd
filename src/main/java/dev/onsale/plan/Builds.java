package dev.onsale.plan;

import java.util.List;

/**
 * How to deploy either of two builds to the target: these hooks run in order before every run of that build.
 *
 * @param baseline deploys the baseline's build
 * @param candidate deploys the candidate
 */
public record Builds(List<Hook> baseline, List<Hook> candidate) {}
