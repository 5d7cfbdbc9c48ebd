/**
 * How runs are stored on the disk: the one reader and the one writer of each file, with its format's version.
 *
 * <p>Start at {@link dev.onsale.record.files.RunDirectory} to write and at {@link dev.onsale.record.files.RunReader} to
 * read. The flow of writing: a value → {@code RunJson} or {@code IntervalLogWriter} → {@code PartFile}, which gets its
 * name once it is complete. The flow of reading: {@code StoredFile}, {@code StoredLines} or {@code IntervalLogReader},
 * as far as there is {@code Room} → {@code CountCheck} and {@code Plausibility} → the record. {@code BaselineFile} is a
 * run in one file.
 */
@NullMarked
package dev.onsale.record.files;

import org.jspecify.annotations.NullMarked;
