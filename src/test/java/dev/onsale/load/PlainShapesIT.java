package dev.onsale.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Five shapes of plain simulations count what their servers do, and what stock Gatling does; a bench has the others. */
class PlainShapesIT {

    private static final List<String> QUICK = List.of("Together", "Retries", "Upload", "Redirects", "Resources");

    @TempDir
    Path folder;

    static Stream<PlainShape> shapes() {
        return Stream.concat(FlowShapes.all().stream(), HttpShapes.all().stream())
                .filter(shape -> QUICK.contains(shape.name()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void countsAreThoseOfTheServerAndOfStockGatling(PlainShape shape) throws Exception {
        ShapeComparison.of(shape, folder, Map.of()).require(shape.expected());
    }
}
