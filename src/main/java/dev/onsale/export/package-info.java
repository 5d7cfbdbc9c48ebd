/**
 * Takes what a run recorded to where others look at it: OpenMetrics text, CSV, HdrHistogram logs and OTLP, once it is
 * stored or while it happens. Names follow OpenTelemetry's conventions; times are seconds.
 *
 * <p>One list of metrics ({@link dev.onsale.export.Metric}) stands behind every format, so that a dashboard made for a
 * stored run fits a live one. Nothing is judged here.
 */
@NullMarked
package dev.onsale.export;

import org.jspecify.annotations.NullMarked;
