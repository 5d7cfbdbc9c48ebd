package dev.onsale.practice;

import java.util.List;

/** Libraries of the practice box office are not on the class path. */
public final class PracticePartsException extends PracticeException {
    private static final long serialVersionUID = 1;

    /** @param missing {@code group:artifact:version} of each */
    PracticePartsException(List<String> missing) {
        super(
                "the practice box office needs libraries that are not on the class path",
                "add them to the dependencies of this build, or use an installed onsale, which includes them: "
                        + String.join(", ", missing),
                null);
    }
}
