package dev.onsale.plan.reading;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.onsale.plan.Accounts;
import dev.onsale.plan.BadInputException;
import dev.onsale.plan.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads test accounts from a CSV file (RFC 4180, UTF-8) whose first row names the columns.
 *
 * <pre>{@code
 * email,password,card
 * anna@example.org,s3cret,tok_ok
 * "berta, the second",pa55,tok_declined
 * }</pre>
 *
 * <p>Mistakes are reported with their row number, not counting the header, and never with a value.
 */
final class AccountsReader {

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** Attributes that every session has; see {@code dev.onsale.scenario.OnSale}. */
    private static final Set<String> TAKEN = Set.of("event", "maxPerOrder", "visitor", "visit", "party");

    /** The share of this process's memory that a file may take, and the memory per value, including all copies. */
    private static final int MEMORY_OF_BYTE = 8;

    private static final int MEMORY_OF_VALUE = 512;

    private AccountsReader() {}

    /** @param name the file's name in messages, because its path may contain a secret */
    static Accounts read(Path csv, String name) {
        List<List<String>> rows = rows(csv, name);
        if (rows.isEmpty()) {
            throw new BadInputException(
                    name + ": empty", "write the column names into its first row, such as email,password");
        }
        List<String> columns = rows.get(0);
        requireNames(columns, name);
        List<List<String>> accounts = rows.subList(1, rows.size());
        requireAccounts(accounts, columns.size(), name);
        return new Accounts(name, columns, List.copyOf(accounts));
    }

    private static List<List<String>> rows(Path csv, String name) {
        String text = text(csv, name);
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .build();
        List<List<String>> rows = new ArrayList<>();
        long memory = Runtime.getRuntime().maxMemory();
        long values = 0;
        try (MappingIterator<String[]> lines = mapper.readerFor(String[].class).readValues(withoutMark(text))) {
            while (lines.hasNext()) {
                rows.add(List.of(lines.next()));
                values += rows.get(rows.size() - 1).size();
                if (values > memory / MEMORY_OF_VALUE) {
                    throw tooMany(name);
                }
            }
            return rows;
        } catch (IOException | RuntimeJsonMappingException e) {
            // The cause quotes the file, whose values are secrets.
            throw noCsv(name, rows.size());
        }
    }

    private static String text(Path csv, String name) {
        if (Files.isRegularFile(csv)) {
            try {
                return RegularFile.text(csv, Runtime.getRuntime().maxMemory() / MEMORY_OF_BYTE);
            } catch (CharacterCodingException notUtf8) {
                // Everything read from it is secret.
                throw noCsv(name, 0);
            } catch (FileSystemException e) {
                throw e instanceof AccessDeniedException ? notReadable(name) : tooMany(name);
            } catch (IOException unreadable) {
                throw notReadable(name);
            }
        }
        throw noSuchFile(name);
    }

    private static BadInputException noSuchFile(String name) {
        return new BadInputException(name + ": no such accounts file", "give a CSV file, relative to the plan");
    }

    private static BadInputException notReadable(String name) {
        return new BadInputException(name + ": cannot be read", "give yourself read permission: chmod u+r");
    }

    private static BadInputException tooMany(String name) {
        return new BadInputException(
                name + ": more accounts than fit into memory",
                "give one row per visitor and no more, or more memory: ONSALE_JAVA_OPTS=-Xmx1g");
    }

    private static BadInputException noCsv(String name, int rows) {
        return new BadInputException(
                name + ": row " + Math.max(1, rows) + " or the next one is not CSV in UTF-8",
                "close every quote, and double quotes inside: \"so \"\"called\"\"\"");
    }

    /** Spreadsheets begin UTF-8 files with a byte order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void requireNames(List<String> columns, String name) {
        Set<String> seen = new HashSet<>();
        for (int number = 1; number <= columns.size(); number++) {
            String column = columns.get(number - 1);
            if (!COLUMN.matcher(column).matches()) {
                throw new BadInputException(
                        name + ": its first row is not a header: value " + number + " is not a column name",
                        "write the column names into the first row, in letters, digits, _ and -, such as email,password");
            }
            if (TAKEN.contains(column)) {
                throw new BadInputException(
                        name + ": a column must not be named " + column + ": every session already has it",
                        "rename it; reserved names: event, maxPerOrder, visitor, visit and party");
            }
            if (!seen.add(column)) {
                throw new BadInputException(
                        name + ": its first row is not a header: columns " + (columns.indexOf(column) + 1) + " and "
                                + number + " have the same name",
                        "give each column a different name, such as email,password");
            }
        }
    }

    private static void requireAccounts(List<List<String>> accounts, int columns, String name) {
        Map<List<String>, Integer> seen = new HashMap<>();
        for (int row = 1; row <= accounts.size(); row++) {
            List<String> account = accounts.get(row - 1);
            if (account.size() != columns) {
                throw new BadInputException(
                        name + ": row " + row + " has " + account.size() + " values for " + columns + " columns",
                        "give a value for each column; quote values that contain a comma");
            }
            Integer first = seen.putIfAbsent(account, row);
            if (first != null) {
                throw new BadInputException(
                        name + ": rows " + first + " and " + row + " are the same account",
                        "remove one: two visitors never share an account");
            }
        }
    }
}
