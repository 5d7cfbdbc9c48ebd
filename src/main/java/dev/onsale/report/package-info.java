/**
 * Renders results; computes nothing. {@link dev.onsale.report.TextReport} for the terminal, {@link
 * dev.onsale.report.HtmlReport} for the browser, {@link dev.onsale.report.MarkdownReport} for comments, {@link
 * dev.onsale.report.JunitReport} and {@link dev.onsale.report.Annotations} for build servers, {@link
 * dev.onsale.report.JsonReport} for other machines; {@link dev.onsale.report.ProgressLine} while a run is under way and
 * {@link dev.onsale.report.PlanText} before it. All of them
 * return text, the same in every locale, and print nothing. What is said in words is chosen once, in {@link
 * dev.onsale.report.Headline}, {@link dev.onsale.report.Advice}, {@link dev.onsale.report.CellWords} and {@link
 * dev.onsale.report.Facts}, so that terminal and page cannot contradict each other.
 */
@NullMarked
package dev.onsale.report;

import org.jspecify.annotations.NullMarked;
