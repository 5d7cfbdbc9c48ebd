package dev.onsale.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word that lacks a part does not compile, so that nobody has to run a scenario to find out. */
class MissingPartsTest {

    /** Each would have to be found while the scenario runs if it compiled. */
    private static final List<String> WITHOUT = List.of(
            "fan().doing(waitInQueue())",
            "fan().doing(waitInQueue().join(request))",
            "waitInQueue().poll(request)",
            "fan().doing(waitInQueue().join(request).poll(request))",
            "waitInQueue().join(request).until(\"token\")",
            "waitInQueue().join(request).poll(request).sendingToken(\"Admission-Token\")",
            "pickSeats(hold).choosing(Seats.bestAvailable())",
            "pickSeats(hold).seatTakenOn(409)",
            "pickSeats(hold).lookingAt(request)",
            "pickSeats(hold).byShare(0.2)",
            "pay(payment).paid(jsonIs(\"$.status\", \"paid\"))",
            "pay(payment).askingAfterTimeout(orderStatus(request))",
            "orderStatus(request).open(jsonIs(\"$.status\", \"open\"))",
            "pay(payment).challengedOn(202)",
            "pay(payment).solving(fixed(ofSeconds(1)))",
            "pickSeats(hold).polling(task(request).at(\"$.url\"))",
            "task(request).until(jsonIs(\"$.ready\", \"true\"))",
            "fan().doing(repeating(browse(request)))",
            "fan().doing(repeating(browse(request)).every(ofSeconds(1)))",
            "repeating(browse(request)).lasting(ofSeconds(1))");

    @TempDir
    Path folder;

    @Test
    void eachIsRefusedByTheCompiler() {
        List<String> complaints = CompiledWords.complaints(folder, WITHOUT);
        assertThat(WITHOUT)
                .allSatisfy(
                        statement -> assertThat(complaints).anyMatch(said -> said.contains("{ " + statement + "; }")));
    }
}
