package dev.onsale.load;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * {@link System#getenv} for simulations, which records the variables that they read. Java has no hook for that, so the
 * calls in a simulation's own classes are rewritten to come here. Reads by libraries are not recorded.
 */
public final class ReadEnvironment {
    private static final String SYSTEM = "java/lang/System";
    private static final String METHOD = "getenv";
    private static final String HERE = Type.getInternalName(ReadEnvironment.class);
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private ReadEnvironment() {}

    /** As {@link System#getenv(String)}; called by the classes of simulations. */
    public static @Nullable String getenv(String name) {
        String value = System.getenv(name);
        reader().ifPresent(reads -> reads.variable(name, value));
        return value;
    }

    /** As {@link System#getenv()}; called by the classes of simulations. */
    public static Map<String, String> getenv() {
        return new Heard(System.getenv());
    }

    /** The same class file, with its calls for variables recorded. */
    static byte[] hearing(byte[] classFile) {
        if (!mentions(classFile)) {
            return classFile;
        }
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new Redirecting(writer), 0);
            return writer.toByteArray();
        } catch (RuntimeException e) {
            // A class file of a newer Java than the reader knows runs unchanged.
            return classFile;
        }
    }

    private static boolean mentions(byte[] classFile) {
        return new String(classFile, java.nio.charset.StandardCharsets.ISO_8859_1).contains(METHOD);
    }

    private static Optional<SimulationReads> reader() {
        return STACK.walk(
                frames -> frames.map(frame -> frame.getDeclaringClass().getClassLoader())
                        .filter(ScenarioLoader.class::isInstance)
                        .findFirst()
                        .map(loader -> ((ScenarioLoader) loader).reads()));
    }

    private static boolean isSystems(String owner, String name) {
        return owner.equals(SYSTEM) && name.equals(METHOD);
    }

    private static final class Redirecting extends ClassVisitor {
        Redirecting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private static final class Calls extends MethodVisitor {
        Calls(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, isSystems(owner, name) ? HERE : owner, name, descriptor, isInterface);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Object[] led = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                led[i] = arguments[i] instanceof Handle handle && isSystems(handle.getOwner(), handle.getName())
                        ? new Handle(handle.getTag(), HERE, METHOD, handle.getDesc(), false)
                        : arguments[i];
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, led);
        }
    }

    /** All variables; reads by name are recorded. */
    private static final class Heard extends AbstractMap<String, String> {
        private final Map<String, String> all;

        Heard(Map<String, String> all) {
            this.all = all;
        }

        @Override
        public @Nullable String get(@Nullable Object name) {
            String value = all.get(name);
            if (name instanceof String text) {
                reader().ifPresent(reads -> reads.variable(text, value));
            }
            return value;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return get(name) != null;
        }

        @Override
        public String getOrDefault(@Nullable Object name, String otherwise) {
            String value = get(name);
            return value == null ? otherwise : value;
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return all.entrySet();
        }
    }
}
