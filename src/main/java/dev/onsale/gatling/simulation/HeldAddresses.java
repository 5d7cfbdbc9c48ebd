package dev.onsale.gatling.simulation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The network addresses held by an object of a third-party library: in URLs, in {@code host:port} texts, in socket
 * addresses, and in whatever is named a host. Reads fields only, and calls no code of the library.
 */
final class HeldAddresses {

    private static final int OBJECTS_MAX = 20_000;
    private static final String HOST = "(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_][A-Za-z0-9_.-]*)";

    /** {@code tcp://user@broker:61616}, several in one text too, and {@code dns:///shop:50051} without an authority. */
    private static final Pattern IN_URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:[^@/?#\\s,()]*@|(?<=(?:dns|xds|passthrough)://)/)?" + HOST
                    + "(:[0-9]{1,5})?");

    private static final Set<String> OF_FILES = Set.of("file", "jar", "classpath", "resource");

    /** {@code one:9092,other:9092}, also behind the {@code //} or the {@code @} of a JDBC URL. */
    private static final Pattern LISTED = Pattern.compile("(^|,|@|//)" + HOST + ":[0-9]{1,5}(?=$|[,/:?;)])");

    /** {@code one(1414),other(1414)}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("(?:^|,)" + HOST + "\\([0-9]{1,5}\\)(?=$|,)");

    private static final Pattern IN_THIS_PROCESS =
            Pattern.compile("(?:vm:.*|jdbc:(?:h2|hsqldb|derby|sqlite):(?!.*//).*)");
    private static final Pattern CALLED_HOST =
            Pattern.compile("(?:.*[._-])?(?:host|host_?name|server_?name|broker_?host)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CALLED_ADDRESS = Pattern.compile(
            ".*(?:host|address|server|broker|bootstrap|endpoint|target|authority|contact|ur[il]).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SURELY_A_HOST = Pattern.compile("localhost|\\[.*|.*[A-Za-z0-9]\\.[A-Za-z0-9].*");
    private static final Pattern HOST_ALONE = Pattern.compile(HOST);
    private static final List<String> NOT_LOOKED_INTO =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "scala.", "io.netty.", "org.slf4j.", "ch.qos.");

    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> toLookInto = new ArrayDeque<>();

    private HeldAddresses() {}

    /** Hosts with their ports, as written, to the hosts alone; empty if none is found. */
    static Map<String, String> of(Object holder) {
        HeldAddresses held = new HeldAddresses();
        held.found("", holder);
        while (!held.toLookInto.isEmpty() && held.seen.size() < OBJECTS_MAX) {
            held.lookInto(held.toLookInto.remove());
        }
        return held.hosts;
    }

    private void found(String name, @Nullable Object value) {
        if (value instanceof String text) {
            read(name, text);
        } else if (value instanceof URI || value instanceof URL) {
            read(name, value.toString());
        } else if (value instanceof InetSocketAddress address) {
            hosts.put(address.getHostString() + ":" + address.getPort(), address.getHostString());
        } else if (value != null && seen.add(value)) {
            toLookInto.add(value);
        }
    }

    private void read(String name, String text) {
        if (IN_THIS_PROCESS.matcher(text).matches()) {
            hosts.put(text, "localhost");
            return;
        }
        int before = hosts.size();
        Matcher urls = IN_URL.matcher(text);
        while (urls.find()) {
            if (OF_FILES.contains(urls.group(1))) {
                continue;
            }
            String port = urls.group(3) == null ? "" : urls.group(3);
            hosts.put(urls.group(2) + port, urls.group(1).equals("vm") ? "localhost" : urls.group(2));
        }
        Matcher listed = LISTED.matcher(text);
        while (listed.find()) {
            String host = listed.group(2);
            if (SURELY_A_HOST.matcher(host).matches()
                    || listed.group(1).length() > 0
                    || CALLED_ADDRESS.matcher(name).matches()) {
                hosts.put(text.substring(listed.start(2), listed.end()), host);
            }
        }
        Matcher inBrackets = IN_BRACKETS.matcher(text);
        while (inBrackets.find()) {
            hosts.put(text.substring(inBrackets.start(1), inBrackets.end()), inBrackets.group(1));
        }
        if (hosts.size() == before
                && CALLED_HOST.matcher(name).matches()
                && HOST_ALONE.matcher(text).matches()) {
            hosts.put(text, text);
        }
    }

    private void lookInto(Object holder) {
        if (holder instanceof Map<?, ?> map) {
            map.forEach((key, value) -> found(String.valueOf(key), value));
        } else if (holder instanceof Iterable<?> several) {
            several.forEach(each -> found("", each));
        } else if (holder instanceof Optional<?> option) {
            option.ifPresent(value -> found("", value));
        } else if (holder instanceof Object[] several) {
            Arrays.stream(several).forEach(each -> found("", each));
        } else if (holder instanceof scala.collection.Map<?, ?> map) {
            CollectionConverters.asJava(map).forEach((key, value) -> found(String.valueOf(key), value));
        } else if (holder instanceof scala.collection.Iterable<?> several) {
            CollectionConverters.asJava(several).forEach(each -> found("", each));
        } else if (holder instanceof scala.Option<?> || holder instanceof scala.Tuple2<?, ?>) {
            CollectionConverters.asJava(((Product) holder).productIterator()).forEachRemaining(each -> found("", each));
        } else if (NOT_LOOKED_INTO.stream().noneMatch(holder.getClass().getName()::startsWith)) {
            fields(holder);
        }
    }

    private void fields(Object holder) {
        for (Class<?> type = holder.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && field.trySetAccessible()) {
                    found(field.getName(), value(field, holder));
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
