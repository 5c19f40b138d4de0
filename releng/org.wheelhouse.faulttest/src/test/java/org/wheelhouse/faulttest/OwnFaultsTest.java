package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.model.live.Host;

/** The workbench cannot use its own files, or not those that it is given. */
@Tag("qemu")
class OwnFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("The workbench's own files");

	private final Inventory inventory = new Inventory();

	OwnFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private void row(String name, String how, Fault fault) {
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private Fault startFails(RegistrySettings settings) throws Exception {
		try (var host = LocalHosts.in(inventory.folder());
				var registry = new DefaultMachineRegistry(settings, List.of(host), Runnable::run)) {
			return Fault.of(assertThrows(CoreException.class, registry::start));
		}
	}

	@Test
	void anotherWorkbenchRuns() throws Exception {
		row("Another workbench runs", "a second one with the same state folder", startFails(inventory.settings()));
	}

	@Test
	void stateFolderCannotBeUsed() throws Exception {
		Path file = inventory.file("file", (byte) 'x');
		row("The state folder cannot be used", "a file where the folder should be",
				startFails(RegistrySettings.in(file, inventory.folder().resolve("run"))));
	}

	@Test
	void runtimeFolderCannotBeUsed() throws Exception {
		Path file = inventory.file("file", (byte) 'x');
		row("The runtime folder cannot be used", "a file where the folder should be",
				startFails(RegistrySettings.in(inventory.folder().resolve("other"), file)));
	}

	@Test
	void stateCannotBeWritten() throws Exception {
		Path state = inventory.settings().stateFolder();
		Path away = inventory.folder().resolve("away");
		Files.move(state, away);
		String id = inventory.define("vm");
		Await.until("it is said", () -> inventory.host().getSummary().contains("cannot be kept"));
		Host host = inventory.host();
		row("What is known of machines cannot be written",
				"a state folder that is gone; told in the row of the computer",
				new Fault(host.getSummary(), "", "", List.of(), host.getDetail().lines().findFirst().orElse("")));
		Files.move(away, state);
		inventory.define("another");
		Await.until("it is taken back", () -> !inventory.host().getSummary().contains("cannot be kept"));
		inventory.restart();
		assertEquals("vm", inventory.registry().snapshot(id).orElseThrow().facts().name());
	}

	private Fault importFails(Path file) {
		return Fault.of(assertThrows(CompletionException.class, () -> inventory.registry().define(file).join()));
	}

	@Test
	void definitionIsMissing() {
		row("A definition is missing", "Import of a file that is not there",
				importFails(inventory.folder().resolve("none.qemu")));
	}

	@Test
	void definitionIsAFolder() {
		row("A definition is a folder", "Import of a folder", importFails(inventory.folder()));
	}

	@Test
	void definitionIsTooLong() throws Exception {
		Path file = inventory.folder().resolve("big.qemu");
		try (var made = new RandomAccessFile(file.toFile(), "rw")) {
			made.setLength(100 << 20);
		}
		row("A definition is far too long", "Import of a file of 100 MiB", importFails(file));
	}

	@Test
	void definitionIsNoText() {
		row("A definition is a program or an image", "Import of a file with NUL bytes",
				importFails(inventory.file("disk.qemu", new byte[]{'Q', 'F', 'I', 0, 0, 3})));
		row("A definition is not written in UTF-8", "Import of a file in ISO 8859-1",
				importFails(inventory.file("latin.qemu",
						"qemu-kvm -name M\u00fcll\n".getBytes(StandardCharsets.ISO_8859_1))));
	}

	@Test
	void definitionIsAScript() {
		row("A definition is a script that does more", "Import of a script with two commands",
				importFails(inventory.file("two.sh", "mkdir x\nqemu-system-x86_64 -m 1G\n".getBytes())));
	}

	@Test
	void definitionNeedsAShell() {
		row("A definition needs a shell", "Import of a command line with `$HOME`",
				importFails(inventory.file("shell.sh", "qemu-system-x86_64 -hda $HOME/disk\n".getBytes())));
	}

	@Test
	void definitionDaemonizes() {
		row("A definition leaves its supervisor", "Import of a definition with `-daemonize`", importFails(
				inventory.file("daemon.qemu", "qemu-system-x86_64 -daemonize -m 1G\n".getBytes())));
	}

	@Test
	void definitionEndsTooSoon() {
		row("The last option lacks its value", "Import of a command line that ends with `-smp`",
				importFails(inventory.file("smp.qemu", "qemu-system-x86_64 -m 1G \\\n -smp\n".getBytes())));
	}

	@Test
	void aWordBelongsToNoOption() throws Exception {
		row("A word belongs to no option", "Start with `-m 4 G`", inventory.startFails("-m", "4", "G"));
	}
}
