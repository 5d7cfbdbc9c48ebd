package dev.onsale.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a page carries inside itself instead of asking for it: the style sheet, the chart library, and the script that
 * draws with it.
 *
 * @param policy a Content-Security-Policy that runs these scripts, by their hashes, and nothing else
 */
public record Assets(String style, String chartLibrary, String chartScript, String policy) {
    private static final String LIBRARY = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    static Assets load() {
        // The map is a file that this page does not have: developer tools would ask for it.
        String library = text(LIBRARY).replaceFirst("\n//# sourceMappingURL=.*\\s*$", "\n");
        String script = text("charts.js");
        String style = text("report.css");
        return new Assets(style, library, script, policy(style, library, script));
    }

    private static String policy(String style, String library, String script) {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(style)
                + "; script-src " + hash(library) + " " + hash(script);
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
