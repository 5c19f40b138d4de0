package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.host.ProgramRequest;

/** A program that a computer is to run to its end does not do as it should. */
@Tag("qemu")
class ProgramFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A program cannot be used");

	private final Inventory inventory = new Inventory();
	private final LocalHost host = LocalHosts.in(inventory.folder());
	private final QemuCapability capability = new QemuCapability(task -> Thread.ofVirtual().start(task));

	ProgramFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		host.close();
		inventory.close();
	}

	private void row(String name, String how, CompletableFuture<?> fails) {
		MATRIX.row(name, how, inventory.places(),
				Fault.of(assertThrows(CompletionException.class, fails::join)));
	}

	private CompletableFuture<?> run(Path program, Duration deadline) {
		return host.run(ProgramRequest.of(List.of(program.toString()), deadline));
	}

	@Test
	void programIsNotThere() {
		row("It is not there", "a path to nothing",
				run(inventory.folder().resolve("qemu-img"), Duration.ofSeconds(20)));
	}

	@Test
	void programDoesNotEnd() throws Exception {
		row("It does not end", "a script that sleeps, with half a second to do so",
				run(inventory.program("qemu-img", "exec sleep 1000"), Duration.ofMillis(500)));
	}

	@Test
	void programWritesForEver() throws Exception {
		row("It writes without end", "a script that runs `yes`",
				run(inventory.program("qemu-img", "exec yes"), Duration.ofSeconds(60)));
	}

	@Test
	void qemuIsNotThere() {
		row("A QEMU is not there", "asking what it can, by a path to nothing",
				capability.of(host, inventory.folder().resolve("qemu-system-x86_64")));
	}

	@Test
	void qemuIsAnotherProgram() throws Exception {
		row("A QEMU is another program", "asking a script what it can that says something else",
				capability.of(host, inventory.program("qemu-system-x86_64", "echo 'what version?' >&2; exit 1")));
	}

	@Test
	void qemuCannotBeStarted() throws Exception {
		row("A QEMU cannot be asked what it can", "a script that tells a version and an accelerator and ends",
				capability.of(host, inventory.program("qemu-system-x86_64", """
						case "$*" in
						--version) echo 'QEMU emulator version 9.9.1' ;;
						'-accel help') echo tcg ;;
						*) echo 'qemu: cannot load module' >&2; exit 1 ;;
						esac""")));
	}
}
