package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.launch.MachineFiles;

/** What one look at a machine's folder tells, whatever is written into it in the middle of that. */
class FarMachineTest {

	private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
	/** The field of the start time, counted from behind the name. */
	private static final int START = 19;
	private static final String RUNS = "pid=%1$s\nstart=%2$s\nsupervisor.pid=%1$s\nsupervisor.start=%2$s\n";

	private final Path folder;
	private final MachineFiles files;

	FarMachineTest(@TempDir Path temporary) throws IOException {
		folder = Files.createDirectory(temporary.resolve("0123abcd"));
		files = new MachineFiles(folder);
		Files.writeString(folder.resolve("boot"), Files.readString(BOOT));
	}

	private static void run(String... words) throws Exception {
		assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor(), List.of(words)::toString);
	}

	/** As the supervisor writes one: whole, in place of what is there. */
	private void put(Path file, String text) throws IOException {
		Files.move(Files.writeString(folder.resolve("written"), text), file, StandardCopyOption.REPLACE_EXISTING);
	}

	private Process look(String path) throws IOException {
		var shell = new ProcessBuilder("sh", "-c", FarMachine.script(files, 1000));
		shell.environment().merge("PATH", path, (usual, first) -> first + usual);
		return shell.start();
	}

	private FarMachine told(Process look) throws Exception {
		var told = look.getInputStream().readAllBytes();
		assertEquals(0, look.waitFor());
		return FarMachine.of(files, told);
	}

	/** The look is held where it reads which processes they are. */
	@Test
	void oneThatIsStartedInTheMiddleOfALookIsNotGone() throws Exception {
		var stat = Files.readString(Path.of("/proc/self/stat"));
		var start = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START];
		run("mkfifo", files.process().toString());
		var look = look("");
		try (var _ = Files.newOutputStream(files.process())) { // waits until it is read
			put(files.process(), RUNS.formatted(Long.toString(ProcessHandle.current().pid()), start));
		}
		assertEquals(Optional.empty(), told(look).ending());
	}

	/** That happens when the look counts the bytes of what it has read. */
	@Test
	void oneThatIsForcedOffInTheMiddleOfALookIsToldSo() throws Exception {
		put(files.process(), RUNS.formatted("4194999", "1"));
		var programs = Files.createDirectory(folder.resolveSibling("programs"));
		Files.writeString(programs.resolve("wc"), "#!/bin/sh\n[ -e forced ] || { : >forced; echo status=137 >exit; }\n"
				+ "PATH=${PATH#*:} exec wc \"$@\"\n");
		run("chmod", "+x", programs.resolve("wc").toString());
		assertEquals(Optional.of(new Ending.ForcedOff(List.of())), told(look(programs + ":")).ending());
	}
}
