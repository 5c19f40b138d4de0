package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.power.PowerDown;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something happens to a guest that runs: what its row and its banner say, and the event that told. */
@Tag("qemu")
class GuestFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("Something happens to a guest");

	private final Inventory inventory = new Inventory();

	GuestFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private void row(String name, String how, String id, String event) {
		Fault fault = inventory.told(id, event);
		assertTrue(event.isEmpty() || fault.words().startsWith(event), "the event is in the log");
		MATRIX.row(name, how, inventory.places(), fault);
	}

	/** Starts a guest of ours, and lets it run when its events are heard. */
	private String run(BootSector guest, String... words) throws Exception {
		List<String> line = new ArrayList<>(Inventory.TINY);
		line.addAll(
				List.of("-drive", "if=floppy,format=raw,file=" + inventory.file("boot.img", guest.floppy()), "-boot",
						"a", "-chardev", "file,id=said,path=" + said(), "-device", BootSector.PORT));
		line.addAll(List.of(words));
		String id = Await
				.get(inventory.registry().launch(inventory.defineExactly("guest", "qemu-system-x86_64", line)));
		Await.get(new Resume(inventory.access(id)).run());
		return id;
	}

	private Path said() {
		return inventory.folder().resolve("said");
	}

	private long written() {
		try {
			return Files.size(said());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A disk whose first two writes fail for want of space. */
	private String fullDisk() {
		String failure = ",inject-error.N.event=none,inject-error.N.iotype=write,inject-error.N.errno=28,inject-error.N.once=on";
		return failingDisk() + failure.replace("N", "0") + failure.replace("N", "1");
	}

	private String failingDisk() {
		return "driver=blkdebug,image.driver=file,image.filename=" + inventory.file("disk.raw", new byte[1 << 20]);
	}

	/** With virtio, because the guest looks at an IDE disk before QEMU has stopped it, and takes the failed write for a good one. */
	@Test
	void diskIsFull() throws Exception {
		String id = run(BootSector.WRITES, "-drive", fullDisk() + ",if=none,id=d0", "-device",
				"virtio-blk-pci,drive=d0,werror=stop");
		inventory.await(id, MachineState.FAILED);
		assertEquals(0, written());
		row("The disk's storage is full", "two writes that fail with ENOSPC (blkdebug)", id, "BLOCK_IO_ERROR");
		// QEMU tells of the error before it stops. Resuming it in between takes the stop back.
		Await.until("it has really stopped", () -> status(id).equals("io-error"));
		Await.get(new Resume(inventory.access(id)).run());
		Await.until("the second write has failed", () -> errors(id) == 2 && status(id).equals("io-error"));
		assertEquals(0, written());
		Await.get(new Resume(inventory.access(id)).run());
		Await.until("with space the write is done", () -> written() > 0);
		assertEquals("", inventory.await(id, MachineState.RUNNING).condition().advice());
	}

	private String status(String id) {
		return Await.get(inventory.access(id).send(new QueryStatus())).status();
	}

	private long errors(String id) {
		return inventory.registry().events().latest(id, 1000).stream()
				.filter(one -> one.event().equals("BLOCK_IO_ERROR"))
				.count();
	}

	@Test
	void diskOfANodeCannotBeRead() throws Exception {
		String id = run(BootSector.READS, "-blockdev", failingDisk()
				+ ",inject-error.0.event=none,inject-error.0.iotype=read,inject-error.0.errno=5,inject-error.0.sector=1,node-name=n0",
				"-device",
				"ide-hd,drive=n0,rerror=stop");
		inventory.await(id, MachineState.FAILED);
		row("A disk cannot be read", "reads that fail with EIO (blkdebug), `-blockdev` and `rerror=stop`", id,
				"BLOCK_IO_ERROR");
	}

	@Test
	void diskFailsAndTheGuestIsTold() throws Exception {
		String id = run(BootSector.WRITES, "-drive", failingDisk()
				+ ",inject-error.0.event=pwritev,inject-error.0.errno=5,if=none,id=d0", "-device",
				"ide-hd,drive=d0,werror=report");
		Await.until("a flood of errors", () -> errors(id) >= 500);
		inventory.await(id, "it is said", now -> now.condition().detail().contains("disk d0"));
		assertTrue(Await.get(inventory.access(id).send(new QueryStatus())).running(), "it still answers");
		assertTrue(inventory.registry().events().latest(id, 100_000).size() <= 10_000, "the log is bounded");
		row("A disk fails, and the guest is told each time: a flood of events",
				"each write of a guest that only writes fails with EIO (blkdebug), `werror=report`", id,
				"BLOCK_IO_ERROR");
	}

	@Test
	void guestPanicsAndIsPaused() throws Exception {
		String id = run(BootSector.PANICS, "-device", "pvpanic", "-action", "panic=pause");
		inventory.await(id, MachineState.FAILED);
		row("The guest panics, and is paused", "a guest that tells pvpanic, `-action panic=pause`", id,
				"GUEST_PANICKED");
	}

	@Test
	void guestPanicsAndQemuEnds() throws Exception {
		String id = run(BootSector.PANICS, "-device", "pvpanic");
		inventory.await(id, MachineState.ENDED);
		row("The guest panics, and QEMU ends", "a guest that tells pvpanic", id, "GUEST_PANICKED");
	}

	@Test
	void guestPanicsAndRunsOn() throws Exception {
		String id = run(BootSector.PANICS, "-device", "pvpanic", "-action", "panic=none");
		inventory.await(id, "it is said", now -> now.condition().detail().contains("panicked"));
		row("The guest panics, and runs on", "a guest that tells pvpanic, `-action panic=none`", id, "GUEST_PANICKED");
	}

	@Test
	void guestHangs() throws Exception {
		String id = run(BootSector.HANGS, "-device", "ib700", "-action", "watchdog=pause");
		inventory.await(id, "its watchdog has stopped it", now -> now.condition().status().equals("watchdog"));
		row("The guest hangs, and its watchdog pauses it", "a guest that never feeds ib700, `-action watchdog=pause`",
				id, "WATCHDOG");
	}

	@Test
	void guestHasShutDown() throws Exception {
		String id = run(BootSector.SHUTS_DOWN, "-no-shutdown");
		inventory.await(id, MachineState.SHUTDOWN);
		row("The guest has shut down, and QEMU stays", "a guest that shuts down, `-no-shutdown`", id, "SHUTDOWN");
		Fault fault = Fault.of(Await.failure(new Resume(inventory.access(id)).run()));
		MATRIX.row("A guest that has shut down is resumed", "Resume, with `-no-shutdown`", inventory.places(), fault);
		Await.get(new Reset(inventory.access(id)).run());
		Await.get(new Resume(inventory.access(id)).run());
	}

	private News pressed(String id) {
		PowerDown press = new PowerDown(inventory.access(id));
		return press.news(Await.get(press.run()));
	}

	@Test
	void guestHeedsThePowerButton() throws Exception {
		String id = run(BootSector.HEEDS_THE_BUTTON);
		Await.until("it listens for the button", () -> written() > 0);
		News asked = pressed(id);
		assertEquals("The guest of guest was asked to power down", asked.text(), "in the status line");
		assertEquals("The guest of guest has powered down", Await.get(asked.later().orElseThrow()).text());
		inventory.await(id, MachineState.ENDED);
		assertEquals("ended: the guest shut down", inventory.told(id).what());
	}

	@Test
	void guestSleeps() throws Exception {
		String id = run(BootSector.SLEEPS);
		inventory.await(id, "it sleeps", now -> now.condition().status().equals("suspended"));
		row("The guest sleeps", "a guest that falls asleep (S3)", id, "SUSPEND");
		Await.get(inventory.access(id).send(new RawCommand("send-key", (ObjectNode) new ObjectMapper()
				.readTree("{\"keys\":[{\"type\":\"qcode\",\"data\":\"a\"}]}"))));
		inventory.await(id, MachineState.RUNNING);
	}

	@Test
	void anotherClientEndsIt() throws Exception {
		String id = run(BootSector.IDLE);
		News asked = pressed(id);
		String spare = inventory.registry().snapshot(id).orElseThrow().identity().spareAddress();
		try (SocketChannel other = Monitor.connect(Path.of(spare.replaceFirst("unix:", "")))) {
			other.write(StandardCharsets.UTF_8
					.encode("{\"execute\":\"qmp_capabilities\"}\n{\"execute\":\"quit\"}\n"));
			inventory.await(id, MachineState.ENDED);
		}
		assertEquals("guest ended before its guest powered down", Await.get(asked.later().orElseThrow()).text());
		assertEquals("ended: it was told to quit", inventory.told(id).what());
	}

	/** A line of the log that QEMU wrote before is no reason. */
	@Test
	void qemuEndsWithAStatus() throws Exception {
		String id = run(BootSector.EXITS, "-device", "isa-debug-exit");
		inventory.await(id, MachineState.ENDED);
		assertEquals("ended with status 3", inventory.told(id).what());
	}

	@Test
	void guestIgnoresThePowerButton() throws Exception {
		String id = run(BootSector.IDLE);
		assertEquals("The guest of guest was asked to power down", pressed(id).text(), "in the status line");
		inventory.await(id, "it is said", now -> now.condition().detail().contains("power button"));
		row("The guest takes no notice of the power button", "Power Down of a guest without ACPI", id, "POWERDOWN");
	}
}
