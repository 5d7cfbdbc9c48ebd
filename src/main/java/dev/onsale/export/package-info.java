/**
 * Exports what a run recorded: OpenMetrics text, CSV, HdrHistogram logs and OTLP, from a stored run or while it runs.
 * Names follow OpenTelemetry's conventions; times are in seconds.
 *
 * <p>One list of metrics ({@link dev.onsale.export.Metric}) is behind every format, so a dashboard made for a stored
 * run also fits a live one. Nothing is judged here.
 */
@NullMarked
package dev.onsale.export;

import org.jspecify.annotations.NullMarked;
