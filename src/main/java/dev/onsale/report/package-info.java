/**
 * Renders results; computes nothing. {@link dev.onsale.report.RunDocument} puts what is said of a run in order, section by
 * section, and the printers of {@code report.document} show it: {@link dev.onsale.report.TextReport} in the terminal, {@link
 * dev.onsale.report.MarkdownReport} in comments, {@link dev.onsale.report.HtmlReport} in the browser. {@link
 * dev.onsale.report.JunitReport} and {@link dev.onsale.report.Annotations} tell build servers, {@link
 * dev.onsale.report.JsonReport} other machines; {@link dev.onsale.report.ProgressLine} tells of a run under way and {@link
 * dev.onsale.report.PlanText} of one to come. All of them return text, the same in every locale, and print nothing. Words
 * are chosen once, in {@link dev.onsale.report.Headline}, {@link dev.onsale.report.Advice}, {@link
 * dev.onsale.report.CellWords} and {@link dev.onsale.report.Facts}.
 */
@NullMarked
package dev.onsale.report;

import org.jspecify.annotations.NullMarked;
