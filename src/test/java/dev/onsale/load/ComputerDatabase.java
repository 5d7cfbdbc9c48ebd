package dev.onsale.load;

import dev.onsale.load.ScriptedServer.Answer;
import dev.onsale.load.ScriptedServer.Received;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo simulation of the tests, in the folders of a Maven project, and a server that answers it. */
final class ComputerDatabase {

    static final Path SOURCES = Path.of("src/test/resources/plain/src/test/java");
    static final Path SIMULATION = SOURCES.resolve("computerdatabase/ComputerDatabaseSimulation.java");
    static final Path RESOURCES = SOURCES.resolveSibling("resources");

    private ComputerDatabase() {}

    /** Every fourth order of a computer fails. */
    static ScriptedServer server() {
        AtomicInteger posts = new AtomicInteger();
        return ScriptedServer.answering(request -> answer(request, posts));
    }

    private static Answer answer(Received request, AtomicInteger posts) {
        if (request.method().equals("POST")) {
            return Answer.of(posts.incrementAndGet() % 4 == 0 ? 500 : 200);
        }
        return request.path().startsWith("/computers?f=")
                ? Answer.of(
                        200, "<a href=\"/computers/6\">MacBook Pro</a><a href=\"/computers/7\">ASUS Eee PC 1005PE</a>")
                : Answer.of(200, "<h1>574 computers found</h1>");
    }
}
