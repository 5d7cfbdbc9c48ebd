package dev.onsale.scenario;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the words of the language out of the Javadoc of their sources, and writes them down as one page. */
final class WordsReference {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)<p>\\{@code ([^}]*(?:\\{[^}]*}[^}]*)*)}\\s*$");
    private static final Pattern BLOCK = Pattern.compile("(?s)<pre>\\{@code\\n?(.*?)\\n?\\s*}</pre>");
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+((?:[^{}]|\\{[^}]*})*)}");
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+([\\w.]*)#?(\\w*)(?:\\([^)]*\\))?(?:\\s+([^}]*))?}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /**
     * @param parameters of each spelling, e.g. {@code int status}
     * @param example empty if the Javadoc has none
     */
    record Word(String type, String name, List<String> parameters, String text, String example) {}

    /** @param text of the class's Javadoc, as Markdown */
    record Section(String type, String text, List<Word> words) {}

    private WordsReference() {}

    /** @param sources in the order in which they are to be shown */
    static List<Section> read(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Section> sections = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    ClassTree declared = (ClassTree) type;
                    Map<String, Word> words = new LinkedHashMap<>();
                    add(declared, unit, docs, words);
                    sections.add(new Section(
                            declared.getSimpleName().toString(),
                            prose(comment(docs, unit, declared)),
                            List.copyOf(words.values())));
                }
            }
        }
        return sections;
    }

    private static void add(ClassTree type, CompilationUnitTree unit, DocTrees docs, Map<String, Word> words) {
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree stage && isOpen(stage.getModifiers().getFlags())) {
                add(stage, unit, docs, words);
            }
            if (member instanceof MethodTree method
                    && (isOpen(method.getModifiers().getFlags())
                            || type.getKind() == Tree.Kind.INTERFACE
                                    && !method.getModifiers().getFlags().contains(Modifier.PRIVATE))
                    && method.getReturnType() != null
                    && method.getModifiers().getAnnotations().stream()
                            .noneMatch(annotation -> annotation.toString().contains("Override"))) {
                String name = method.getName().toString();
                String comment = comment(docs, unit, method);
                String parameters =
                        method.getParameters().stream().map(Object::toString).collect(Collectors.joining(", "));
                String body = comment.replaceAll("(?s)\\n\\s*@(param|return|throws).*", "")
                        .strip();
                Matcher example = EXAMPLE.matcher(body);
                boolean shown = example.find();
                String text = prose(shown ? body.substring(0, example.start()) : body);
                Word known = words.get(type.getSimpleName() + name);
                List<String> spellings = new ArrayList<>(known == null ? List.of() : known.parameters());
                spellings.add(parameters);
                words.put(
                        type.getSimpleName() + name,
                        new Word(
                                type.getSimpleName().toString(),
                                name,
                                List.copyOf(spellings),
                                known == null ? text : known.text(),
                                known == null || known.example().isEmpty()
                                        ? shown ? oneLine(example.group(1)) : ""
                                        : known.example()));
            }
        }
    }

    private static boolean isOpen(java.util.Set<Modifier> flags) {
        return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
    }

    private static String comment(DocTrees docs, CompilationUnitTree unit, Tree tree) {
        String text = docs.getDocComment(TreePath.getPath(unit, tree));
        return text == null ? "" : text;
    }

    private static String oneLine(String text) {
        return SPACE.matcher(text.strip()).replaceAll(" ");
    }

    /** Javadoc as Markdown. */
    private static String prose(String javadoc) {
        List<String> blocks = new ArrayList<>();
        String text = BLOCK.matcher(javadoc).replaceAll(found -> {
            blocks.add(found.group(1).stripIndent());
            return "@block" + (blocks.size() - 1) + "@";
        });
        text = CODE.matcher(text).replaceAll(found -> Matcher.quoteReplacement("`" + oneLine(found.group(1)) + "`"));
        text = LINK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("`"
                        + (found.group(3) != null
                                ? found.group(3)
                                : found.group(2).isEmpty() ? found.group(1) : found.group(2))
                        + "`"));
        text = text.replaceAll("<code>(.*?)</code>", "`$1`");
        String paragraphs = java.util.Arrays.stream(text.split("\\n\\s*\\n|<p>"))
                .map(WordsReference::oneLine)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
        for (int block = 0; block < blocks.size(); block++) {
            paragraphs = paragraphs.replace("@block" + block + "@", "\n\n```java\n" + blocks.get(block) + "\n```\n\n");
        }
        return paragraphs.replaceAll("\\n{3,}", "\n\n").strip();
    }

    static String page(String introduction, List<Section> sections) {
        StringBuilder page = new StringBuilder(introduction);
        for (Section section : sections) {
            page.append("\n## ")
                    .append(section.type())
                    .append("\n\n")
                    .append(section.text())
                    .append('\n');
            for (Word word : section.words()) {
                page.append("\n**`").append(word.name()).append("`** ");
                page.append(word.parameters().stream()
                        .map(parameters -> parameters.isEmpty() ? "`()`" : "`(" + parameters + ")`")
                        .collect(Collectors.joining(" ")));
                page.append("  \n")
                        .append(word.text())
                        .append("\n\n```java\n")
                        .append(word.example())
                        .append("\n```\n");
            }
        }
        return page.toString();
    }
}
