package dev.onsale.launcher;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The class path of who depends on onsale alone: without the libraries that only the practice box office needs. */
final class WithoutPractice {
    private static final List<String> LEFT_OUT = List.of(
            "javalin",
            "kotlin-",
            "jetty-",
            "jakarta.annotation",
            "jakarta.enterprise",
            "jakarta.inject",
            "jakarta.interceptor",
            "jakarta.servlet",
            "jakarta.transaction",
            "jdbi3",
            "geantyref",
            "HikariCP",
            "flyway",
            "embedded-",
            "jedis",
            "json-2",
            "redis-authx",
            "gson",
            "commons-lang3",
            "commons-compress",
            "commons-io",
            "commons-codec",
            "xz-",
            "annotations-13",
            // What only tests stand on is not there either.
            "playwright",
            "driver",
            "picocli-codegen");

    private WithoutPractice() {}

    static String classPath() {
        return Arrays.stream(AbsoluteClassPath.ofThisProcess().split(File.pathSeparator))
                .filter(entry -> LEFT_OUT.stream()
                        .noneMatch(name -> new File(entry).getName().startsWith(name)))
                .map(WithoutPractice::withoutWhatItNames)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Our own jar names the libraries beside it, so that Java finds them all; its classes name none. */
    private static String withoutWhatItNames(String entry) {
        File jar = new File(entry);
        return jar.getName().equals("onsale.jar") ? new File(jar.getParentFile(), "classes").getPath() : entry;
    }
}
