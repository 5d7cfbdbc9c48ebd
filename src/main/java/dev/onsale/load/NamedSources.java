package dev.onsale.load;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * The sources that a source refers to, directly or indirectly. An annotation processor does not see sources that javac
 * finds by itself, so they are searched first and compiled by name.
 */
final class NamedSources implements TaskListener {

    private final Set<JavaFileObject> parsed = new LinkedHashSet<>();

    private NamedSources() {}

    /** @param options without processors; sources that do not compile with them are skipped */
    static Collection<JavaFileObject> of(
            JavaCompiler compiler,
            StandardJavaFileManager files,
            List<String> options,
            Iterable<? extends JavaFileObject> source)
            throws IOException {
        NamedSources named = new NamedSources();
        source.forEach(named.parsed::add);
        JavacTask task =
                (JavacTask) compiler.getTask(null, files, new DiagnosticCollector<>(), without(options), null, source);
        task.addTaskListener(named);
        task.analyze();
        return List.copyOf(named.parsed);
    }

    private static List<String> without(List<String> options) {
        List<String> all = new ArrayList<>(options);
        int processors = all.indexOf(Processors.PATH);
        if (processors >= 0) {
            all.subList(processors, processors + 2).clear();
        }
        all.add(Processors.NONE);
        return all;
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.PARSE) {
            parsed.add(event.getSourceFile());
        }
    }
}
