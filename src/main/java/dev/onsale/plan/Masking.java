package dev.onsale.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from text that is shown or stored, in every form in which a server or a library may return them:
 * verbatim; escaped for URLs, JSON or HTML, even twice; and anywhere inside Base64.
 *
 * <p>In free text only values of {@value #LENGTH_MIN} characters or more are masked: shorter ones are ordinary words
 * and numbers, and text without them would be useless. A field that is known to be secret must be omitted by its
 * writer.
 */
public final class Masking {

    /** Replaces a secret that has no name. */
    public static final String NOT_SHOWN = "(not shown)";

    /** Masks only the user information in URLs. */
    public static final Masking NONE = new Masking(Map.of());

    static final int LENGTH_MIN = 8;

    /** With this many values, as files of accounts may contain, only the commoner forms are masked. */
    private static final int ALL_FORMS_MAX = 20_000;

    /** A URL inside a URL, or inside a page's JSON. */
    private static final int ESCAPED_TIMES_MAX = 2;

    private static final int BITS_OF_BYTE = 8;
    private static final int BITS_OF_DIGIT = 6;
    private static final int BYTES_OF_GROUP = 3;

    /** User and password in a URL; a user alone, as in an e-mail address, is not masked. */
    private static final Pattern USER_INFORMATION =
            Pattern.compile("(?<=://)[^\\s/?#@\"'<>]*:([^\\s/?#\"'<>]*)(?=@[\\w\\[])");

    private static final Pattern VARIABLES = Pattern.compile("(?:\\$\\{\\w+})+");

    private record Form(String text, String shown) {}

    private final Map<String, List<Form>> formsByBeginning;

    private Masking(Map<String, List<Form>> formsByBeginning) {
        this.formsByBeginning = formsByBeginning;
    }

    /** The same, and each of these values with its replacement. */
    public Masking and(Map<String, String> shownByValue) {
        Map<String, List<Form>> all = new HashMap<>();
        formsByBeginning.forEach((beginning, forms) -> all.put(beginning, new ArrayList<>(forms)));
        boolean everyForm = shownByValue.size() <= ALL_FORMS_MAX;
        shownByValue.forEach((value, shown) -> {
            if (value.length() >= LENGTH_MIN) {
                for (String form : everyForm ? forms(value) : commonForms(value)) {
                    all.computeIfAbsent(form.substring(0, LENGTH_MIN), beginning -> new ArrayList<>(1))
                            .add(new Form(form, shown));
                }
            }
        });
        all.values()
                .forEach(forms -> forms.sort(
                        Comparator.comparingInt((Form form) -> form.text().length())
                                .reversed()));
        return new Masking(all);
    }

    /** The same, and the values of these accounts. */
    public Masking and(Accounts accounts) {
        Map<String, String> shown = new HashMap<>();
        accounts.eachValue(value -> shown.put(value, NOT_SHOWN));
        return and(shown);
    }

    /** The text without any secret. */
    public String mask(String text) {
        String masked = text.contains("@") ? withoutUsers(text) : text;
        if (formsByBeginning.isEmpty()) {
            return masked;
        }
        // The plainest form first: if a value contains an escape, another form may match a part of it.
        for (int times = ESCAPED_TIMES_MAX; times >= 0; times--) {
            Unescaped plain = Unescaped.of(masked, times);
            if (times == 0 || plain.changed()) {
                masked = masked(masked, plain);
            }
        }
        return masked;
    }

    /** @param plain the text in which to look for secrets */
    private String masked(String text, Unescaped plain) {
        String said = plain.text();
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < said.length()) {
            Form form = formAt(said, at);
            int next = form == null ? at + 1 : at + form.text().length();
            masked.append(form == null ? text.substring(plain.start(at), plain.start(next)) : form.shown());
            at = next;
        }
        return masked.toString();
    }

    private static String withoutUsers(String text) {
        return USER_INFORMATION
                .matcher(text)
                .replaceAll(found ->
                        VARIABLES.matcher(found.group(1)).matches() ? Matcher.quoteReplacement(found.group()) : "…");
    }

    private @Nullable Form formAt(String text, int at) {
        if (at + LENGTH_MIN > text.length()) {
            return null;
        }
        for (Form form : formsByBeginning.getOrDefault(text.substring(at, at + LENGTH_MIN), List.of())) {
            if (text.startsWith(form.text(), at)) {
                return form;
            }
        }
        return null;
    }

    /** All other escapes are undone before these are looked for. */
    private static Set<String> commonForms(String value) {
        return new LinkedHashSet<>(Arrays.asList(value, value.replace(' ', '+')));
    }

    private static Set<String> forms(String value) {
        Set<String> forms = commonForms(value);
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < BYTES_OF_GROUP; before++) {
            String inside = insideBase64(bytes, before);
            forms.add(inside);
            forms.add(inside.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }

    /** The Base64 digits that depend only on these bytes, when this many others precede them in their group. */
    private static String insideBase64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String digits = Base64.getEncoder().encodeToString(shifted);
        int from = (before * BITS_OF_BYTE + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;
        int to = (before + bytes.length) * BITS_OF_BYTE / BITS_OF_DIGIT;
        return digits.substring(from, to);
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "Masking of "
                + formsByBeginning.values().stream().mapToInt(List::size).sum() + " forms";
    }
}
