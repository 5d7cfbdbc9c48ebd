package dev.onsale.record.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.onsale.plan.JitCompiler;
import java.lang.management.ManagementFactory;

/** How this JVM compiles, as the JVM itself reports: options may come from several places. */
public final class Compiling {
    /** HotSpot's highest level of C1. */
    private static final int C1_LEVEL = 3;

    private static final String INTERPRETER = "interpreter";

    private Compiling() {}

    /**
     * {@link JitCompiler#label} of this JVM, or {@code interpreter}. A JVM other than HotSpot compiles in its only way,
     * which counts as {@code tiered}.
     */
    public static String ofThisJvm() {
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted")) {
            return INTERPRETER;
        }
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            int last = Integer.parseInt(jvm.getVMOption("TieredStopAtLevel").getValue());
            boolean tiered =
                    Boolean.parseBoolean(jvm.getVMOption("TieredCompilation").getValue());
            return last == 0
                    ? INTERPRETER
                    : tiered && last <= C1_LEVEL ? JitCompiler.C1.label() : JitCompiler.TIERED.label();
        } catch (IllegalArgumentException | NullPointerException notHotSpot) {
            return JitCompiler.TIERED.label();
        }
    }
}
