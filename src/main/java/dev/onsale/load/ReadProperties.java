package dev.onsale.load;

import java.io.Serial;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The system properties, which record what simulations read. A simulation's own code counts for every name except those
 * that Java sets for the machine; reads by Java or a library on its behalf count for what the user has set.
 */
final class ReadProperties extends Properties {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final int FRAMES_MAX = 200;

    /** The code through which properties are read: its caller is the reader. */
    private static final List<String> ASKED_THROUGH = List.of(
            ReadProperties.class.getName(),
            "java.lang.System",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.util.",
            "scala.",
            "kotlin.");

    private static final List<String> OF_THE_MACHINE = List.of(
            "java.", "jdk.", "sun.", "os.", "user.", "file.", "path.", "line.", "native.", "stdout.", "stderr.",
            "onsale.");

    private final transient Set<String> setByUser = ConcurrentHashMap.newKeySet();

    private ReadProperties(Properties before) {
        putAll(before);
    }

    /** In effect from now until the end of this process; a second call changes nothing. */
    static ReadProperties installed() {
        synchronized (ReadProperties.class) {
            if (System.getProperties() instanceof ReadProperties there) {
                return there;
            }
            ReadProperties hearing = new ReadProperties(System.getProperties());
            // The first stack walk loads classes that read properties themselves.
            hearing.getProperty("onsale.home");
            hearing.setByUser.addAll(namesOnCommandLine());
            System.setProperties(hearing);
            return hearing;
        }
    }

    /** Sets a property for the user. */
    static void setForUser(String name, String value) {
        ReadProperties all = installed();
        all.setByUser.add(name);
        all.setProperty(name, value);
    }

    /** The user's settings that a library has read, sorted: {@code name=value}. */
    static List<String> setByUser(String prefix) {
        ReadProperties all = installed();
        return all.setByUser.stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .map(name -> name + "=" + all.silently(name))
                .toList();
    }

    private static List<String> namesOnCommandLine() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D"))
                .map(argument -> argument.substring(2).replaceFirst("=.*$", ""))
                .filter(name -> !name.startsWith("onsale."))
                .toList();
    }

    private @Nullable String silently(String name) {
        return super.getProperty(name);
    }

    @Override
    public @Nullable String getProperty(String name) {
        String value = super.getProperty(name);
        hear(name, value);
        return value;
    }

    @Override
    public @Nullable Object get(Object name) {
        Object value = super.get(name);
        hear(name, value);
        return value;
    }

    @Override
    public @Nullable Object getOrDefault(Object name, Object otherwise) {
        Object value = super.get(name);
        hear(name, value);
        return value == null ? otherwise : value;
    }

    @Override
    public boolean containsKey(Object name) {
        hear(name, super.get(name));
        return super.containsKey(name);
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        hearAll();
        return super.entrySet();
    }

    @Override
    public Set<String> stringPropertyNames() {
        hearAll();
        return super.stringPropertyNames();
    }

    @Override
    public synchronized void forEach(BiConsumer<? super Object, ? super Object> action) {
        hearAll();
        super.forEach(action);
    }

    private void hearAll() {
        for (String name : setByUserOrNone()) {
            hear(name, silently(name));
        }
    }

    private void hear(@Nullable Object name, @Nullable Object value) {
        if (name instanceof String text) {
            SimulationReads reads = reader(
                    setByUserOrNone().contains(text), OF_THE_MACHINE.stream().noneMatch(text::startsWith));
            if (reads != null) {
                reads.property(text, value == null ? null : value.toString());
            }
        }
    }

    /** The superclass calls this while it is being constructed. */
    private Set<String> setByUserOrNone() {
        Set<String> names = setByUser;
        return names == null ? Collections.emptySet() : names;
    }

    private static @Nullable SimulationReads reader(boolean set, boolean named) {
        if (!set && !named) {
            return null;
        }
        return STACK.walk(frames -> frames.limit(FRAMES_MAX)
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> ASKED_THROUGH.stream().noneMatch(type.getName()::startsWith))
                .limit(set ? FRAMES_MAX : 1)
                .map(ScenarioLoader::readsOf)
                .filter(java.util.Optional::isPresent)
                .map(java.util.Optional::get)
                .findFirst()
                .orElse(null));
    }
}
