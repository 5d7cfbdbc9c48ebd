package dev.onsale.launcher;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** For processes that are started in another folder than this one's. */
final class AbsoluteClassPath {
    private AbsoluteClassPath() {}

    static String ofThisProcess() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> new File(entry).getAbsolutePath())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
