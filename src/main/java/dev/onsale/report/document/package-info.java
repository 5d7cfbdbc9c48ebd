/**
 * What a report consists of, whatever it says: a {@link dev.onsale.report.document.Document} of {@link
 * dev.onsale.report.document.Block blocks}, and its three printers: {@link dev.onsale.report.document.TextPrinter} for
 * the terminal, {@link dev.onsale.report.document.MarkdownPrinter} for comments, {@link
 * dev.onsale.report.document.HtmlPrinter} for the page. Knows nothing of runs and verdicts. All text in it may come from
 * outside, so each printer escapes what its medium would read as markup or as control codes.
 */
@NullMarked
package dev.onsale.report.document;

import org.jspecify.annotations.NullMarked;
