package dev.onsale.cli;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.onsale.doctor.Checkup;
import dev.onsale.doctor.Finding;
import dev.onsale.doctor.Finding.State;
import dev.onsale.doctor.Machine;
import dev.onsale.doctor.SystemFiles;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks whether this machine is fit to send load. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private static final int WATCHED_MS = 1_000;

    private final Console processConsole;

    @Mixin
    private CommonOptions common = new CommonOptions();

    DoctorCommand(Console console) {
        processConsole = console;
    }

    @Override
    public Integer call() {
        Console console = processConsole.with(common);
        Checkup checkup = checkup(common.reports());
        console.progress("onsale: measuring for a second how busy this machine is");
        List<Finding> injector = checkup.injector(() -> Wakings.watch(WATCHED_MS));
        List<Finding> practice = checkup.practice();
        console.verdict(DoctorText.render(injector, practice, console.style()));
        return DoctorText.worst(injector, practice) == State.BAD ? ExitCode.FAILED.status() : ExitCode.PASSED.status();
    }

    private static Checkup checkup(Path reports) {
        return new Checkup(
                machine(),
                SystemFiles.OF_THIS_MACHINE,
                Clock.systemUTC(),
                System::nanoTime,
                reports,
                CacheFolder.path(),
                builtAtMs(),
                name -> DoctorCommand.class.getClassLoader().getResource(name) != null,
                DoctorCommand::succeeds);
    }

    private static Machine machine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : -1,
                System.getProperty("java.version"),
                System.getProperty("java.home"),
                ToolProvider.getSystemJavaCompiler() != null,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                "root".equals(System.getProperty("user.name")));
    }

    /** The jar's date; 0 if onsale does not run from a jar. */
    private static long builtAtMs() {
        File jar = new File(System.getProperty("java.class.path", "").split(File.pathSeparator)[0]);
        return jar.isFile() ? jar.lastModified() : 0;
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (java.io.IOException cannotBeStarted) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
