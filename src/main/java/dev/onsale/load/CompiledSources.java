package dev.onsale.load;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** Records which sources the compiler also compiled because others refer to their classes. */
final class CompiledSources extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Set<Path> sources = new TreeSet<>();

    CompiledSources(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling)
            throws java.io.IOException {
        if (sibling != null) {
            sources.add(Path.of(sibling.toUri()));
        }
        return super.getJavaFileForOutput(location, className, kind, sibling);
    }

    /** Every source from which a class was written. */
    Set<Path> sources() {
        return sources;
    }
}
