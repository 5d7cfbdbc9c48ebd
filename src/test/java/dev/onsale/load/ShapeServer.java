package dev.onsale.load;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A real server of one shape, which counts what it is asked for. */
interface ShapeServer extends AutoCloseable {

    URI address();

    /** How often it was asked for each path, by the path's first part. */
    Map<String, Long> tally();

    @Override
    void close();

    static ShapeServer answering(Function<ScriptedServer.Received, ScriptedServer.Answer> script) {
        AtomicLong addedMs = new AtomicLong();
        return new Scripted(
                ScriptedServer.answering(request -> {
                    ScriptedServer.Answer answer = script.apply(request);
                    return answer.after(answer.afterMs() + addedMs.get());
                }),
                addedMs);
    }

    /** {@code item} of {@code /item/7?colour=red}. */
    static String part(String path) {
        return path.substring(1).replaceFirst("[/?].*", "");
    }

    /**
     * @param server which remembers every request
     * @param addedMs by which each answer is later than the script has it
     */
    record Scripted(ScriptedServer server, AtomicLong addedMs) implements ShapeServer {
        @Override
        public URI address() {
            return server.address();
        }

        @Override
        public Map<String, Long> tally() {
            Map<String, Long> tally = new TreeMap<>();
            server.received().forEach(request -> tally.merge(part(request.path()), 1L, Long::sum));
            return tally;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
