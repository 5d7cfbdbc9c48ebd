package dev.onsale.gatling.simulation;

import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.util.ClasspathPackagedResource;
import io.gatling.core.util.FilesystemResource;
import io.gatling.core.util.Resource;
import io.gatling.core.util.ResourceCache;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feeders and bodies of a simulation. Gatling looks on the class path of its own process and in the working
 * directory, but a user's files are on the class path of the simulation or beside its source. So each of Gatling's
 * caches of found files is made to look there too. Written against 3.15.1, with a contract test.
 */
public final class UserResources extends ConcurrentHashMap<String, Validation<Resource>> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ResourceFinder finder;
    private final transient List<Path> folders;

    private UserResources(ResourceFinder finder, List<Path> folders) {
        this.finder = finder;
        this.folders = folders;
    }

    /**
     * Makes Gatling look, until the next call, on the simulation's class path, where it always looks, and in these
     * folders, in this order.
     */
    public static void lookIn(ResourceFinder finder, List<Path> folders) {
        io.gatling.core.Predef$ core = io.gatling.core.Predef$.MODULE$;
        for (ResourceCache cache : List.<ResourceCache>of(
                core,
                core.elFileBodies(),
                core.rawFileBodies(),
                core.pebbleFileBodies(),
                io.gatling.http.Predef$.MODULE$)) {
            cache.io$gatling$core$util$ResourceCache$_setter_$io$gatling$core$util$ResourceCache$$resourceCache_$eq(
                    new UserResources(finder, folders));
        }
    }

    /**
     * Where a source keeps its files: its folder, the root of its packages, and Maven's {@code resources} beside that.
     */
    public static List<Path> foldersOf(@Nullable Path source, @Nullable Path root) {
        if (source == null || root == null) {
            return List.of();
        }
        return List.of(source.toAbsolutePath().normalize().resolveSibling(""), root, root.resolveSibling("resources"));
    }

    @Override
    public Validation<Resource> computeIfAbsent(
            String path, Function<? super String, ? extends Validation<Resource>> gatling) {
        return super.computeIfAbsent(path, wanted -> heard(wanted, found(wanted, gatling)));
    }

    private Validation<Resource> heard(String wanted, Validation<Resource> found) {
        if (found instanceof Success<?> success && success.value() instanceof Resource resource) {
            try (InputStream contents = resource.inputStream()) {
                finder.read(wanted, contents);
            } catch (IOException e) {
                // The next reader reports what is wrong with it.
                return found;
            }
        }
        return found;
    }

    private Validation<Resource> found(
            String wanted, Function<? super String, ? extends Validation<Resource>> gatling) {
        URL onClassPath = finder.findResource(wanted.replace('\\', '/'));
        if (onClassPath != null) {
            return new Success<>(resource(wanted, onClassPath));
        }
        Validation<Resource> found = gatling.apply(wanted);
        return found instanceof Success<?> ? found : beside(wanted, found);
    }

    private Validation<Resource> beside(String wanted, Validation<Resource> otherwise) {
        return folders.stream()
                .map(folder -> folder.resolve(wanted))
                .filter(Files::isRegularFile)
                .findFirst()
                .<Validation<Resource>>map(file -> new Success<>(new FilesystemResource(file.toFile())))
                .orElse(otherwise);
    }

    private static Resource resource(String path, URL url) {
        return url.getProtocol().equals("file")
                ? new FilesystemResource(new File(URI.create(url.toString())))
                : new ClasspathPackagedResource(path, url);
    }
}
