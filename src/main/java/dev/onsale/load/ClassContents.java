package dev.onsale.load;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The contents of a class file, without what does not affect the load: debug information and the load's destination.
 */
final class ClassContents {
    private ClassContents() {}

    /** @param baseUrls of the simulation: its destination is a separate field, and the user may change it */
    static byte[] of(byte[] classFile, List<String> baseUrls) {
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(0);
            reader.accept(new Normalising(writer, baseUrls), ClassReader.SKIP_DEBUG);
            return writer.toByteArray();
        } catch (RuntimeException e) {
            // A class file of a newer Java than the reader knows counts as it is.
            return classFile;
        }
    }

    private static @Nullable Object normal(@Nullable Object constant, List<String> baseUrls) {
        return constant instanceof String text ? BaseUrls.withoutTarget(text, baseUrls) : constant;
    }

    private static final class Normalising extends ClassVisitor {
        private final List<String> baseUrls;

        Normalising(ClassVisitor next, List<String> baseUrls) {
            super(Opcodes.ASM9, next);
            this.baseUrls = baseUrls;
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            return super.visitField(access, name, descriptor, signature, normal(value, baseUrls));
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitLdcInsn(Object value) {
                    super.visitLdcInsn(normal(value, baseUrls));
                }
            };
        }
    }
}
