package dev.onsale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that notes a summary on a merge request, against a GitLab that keeps its notes in memory. */
class GitlabNoteTest {
    private static final int OWN_USER = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Map<String, Object>> notes = Collections.synchronizedList(new ArrayList<>());
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder = Path.of("");

    private HttpServer gitlab;

    @BeforeEach
    void start() throws IOException {
        for (String program : List.of("curl", "jq")) {
            Assumptions.assumeTrue(
                    Stream.of(System.getenv("PATH").split(":"))
                            .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                    program + " is not installed");
        }
        gitlab = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gitlab.createContext("/api/v4/user", exchange -> answer(exchange, Map.of("id", OWN_USER)));
        gitlab.createContext("/api/v4/projects/5/merge_requests/12/notes", this::notes);
        gitlab.start();
    }

    @AfterEach
    void stop() {
        if (gitlab != null) {
            gitlab.stop(0);
        }
    }

    private void notes(HttpExchange exchange) throws IOException {
        tokens.add(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String body = URLDecoder.decode(text.replaceFirst("^body=", ""), StandardCharsets.UTF_8);
        switch (exchange.getRequestMethod()) {
            case "POST" -> add(OWN_USER, body);
            case "PUT" -> {
                String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
                notes.get(Integer.parseInt(id)).put("body", body);
            }
            default -> {
                int page = exchange.getRequestURI().getQuery().endsWith("page=1") ? 0 : 100;
                answer(exchange, notes.subList(Math.min(page, notes.size()), Math.min(page + 100, notes.size())));
                return;
            }
        }
        answer(exchange, Map.of());
    }

    private void add(int author, String body) {
        notes.add(new HashMap<>(Map.of("id", notes.size(), "author", Map.of("id", author), "body", body)));
    }

    private static void answer(HttpExchange exchange, Object value) throws IOException {
        byte[] content = JSON.writeValueAsBytes(value);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Test
    void oneNoteIsWrittenAndThenUpdated() throws Exception {
        add(99, "<!-- onsale gate -->\nsomebody else's");
        for (int other = 0; other < 120; other++) {
            add(OWN_USER, "another note");
        }

        assertThat(note("## ❓ INCONCLUSIVE: arena & \"more\"").status()).isZero();
        assertThat(note("## ✅ PASS: arena").status()).isZero();

        assertThat(notes).hasSize(122);
        assertThat(notes.get(0).get("body")).asString().endsWith("somebody else's");
        assertThat(notes.get(121).get("body"))
                .isEqualTo(
                        "<!-- onsale gate -->\n## ✅ PASS: arena\n\n\n[The job, with its artifacts](https://gitlab.example.org/7)\n");
        assertThat(tokens).containsOnly(RecordingOnsale.SECRET);
    }

    @Test
    void withoutASummaryNothingIsNoted() throws Exception {
        RecordingOnsale.Ended ended = note(null);

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("no run was judged, so no note was written");
        assertThat(notes).isEmpty();
    }

    @Test
    void aGitlabThatRefusesFailsTheJob() throws Exception {
        gitlab.removeContext("/api/v4/user");

        assertThat(note("## PASS").status()).isNotZero();
    }

    private RecordingOnsale.Ended note(@org.jspecify.annotations.Nullable String summary) throws Exception {
        Path file = folder.resolve("summary.md");
        if (summary != null) {
            Files.writeString(file, summary + "\n");
        }
        return RecordingOnsale.in(folder, 0)
                .bash(
                        "sh '" + Path.of("docs/ci/gitlab-note.sh").toAbsolutePath() + "' summary.md",
                        Map.of(
                                "CI_API_V4_URL",
                                        "http://127.0.0.1:"
                                                + gitlab.getAddress().getPort() + "/api/v4",
                                "CI_PROJECT_ID", "5",
                                "CI_MERGE_REQUEST_IID", "12",
                                "CI_JOB_URL", "https://gitlab.example.org/7",
                                "GITLAB_TOKEN", RecordingOnsale.SECRET));
    }
}
