package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.PendingUnplug;

/**
 * A guest that never answers, answers late, refuses, and is reset meanwhile: what the live model shows of each, which is what
 * {@code AnswersPictureTest} paints. One boot of Linux for three of them; where there is no system nobody ever answers.
 */
@Tag("qemu")
@Tag("slow")
class GuestAnswersQemuTest {

	private static final Path PICTURED = Path
			.of("../org.wheelhouse.ui.devices/test/org/wheelhouse/ui/devices/leaving/answers.txt");
	private static final String WORDS = "console=ttyS0,115200 console=tty1 quiet panic=-1 tsc=reliable mitigations=off "
			+ "nokaslr no_timer_check maxcpus=1 memory=online_kernel";
	private static final Duration PATIENCE = Duration.ofSeconds(3);
	/** For what is answered for sure, on a busy computer late. */
	private static final Duration UNTIL_IT_ANSWERS = Duration.ofSeconds(40);

	private final RegistryBench bench = new RegistryBench();
	private final List<String> answers = new ArrayList<>();

	@TempDir
	private Path folder = Path.of("");

	GuestAnswersQemuTest() throws Exception {
		// only because the bench may fail
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void eachAnswerIsShownAsWhatItIsAndNothingWaitsForEver() throws Exception {
		never();
		var guest = new SampleGuest("sample.qemu", folder);
		try (var _ = guest.start("answers", "-m", "slots=3,maxmem=2G", "-append", WORDS, "-qmp", monitor("linux"))) {
			var id = attach("linux");
			var machine = bench.registry().machine(id).orElseThrow();
			guest.awaitBooted();
			late(id, machine, guest);
			refuses(id, machine, guest);
			resetMeanwhile(id, machine, guest);
		}
		var told = String.join("\n", answers) + "\n";
		if (System.getProperty("wheelhouse.answers", "").equals("write")) {
			Files.writeString(PICTURED, told);
		}
		assertEquals(Files.readString(PICTURED), told);
	}

	/** No system: memory stays, and not even a reset takes it out. */
	private void never() throws Exception {
		try (var _ = RealMachine.start("nobody", "-machine", "pc", "-m", "64,slots=1,maxmem=1G", "-qmp",
				monitor("nobody"))) {
			var id = attach("nobody");
			var machine = bench.registry().machine(id).orElseThrow();
			Await.get(PlugDimm.of(machine, "dimm0", PlugDimm.GRANULE, OptionalInt.empty()).run());
			assertInstanceOf(UnplugResult.Silent.class, Await.get(new UnplugDevice(machine, "dimm0", PATIENCE).run()));
			show("never", id, LeavingState.SILENT);
			Await.get(new Reset(machine).run());
			assertEquals(List.of(LeavingState.SILENT), states(id));
		}
	}

	/** It is stopped when it is asked, and hears of it when it runs on: in time, and when nobody waits any more. */
	private void late(String id, MachineAccess machine, SampleGuest guest) throws Exception {
		plug(machine, guest, "rng0", 10);
		Await.get(new Pause(machine).run());
		var answer = new UnplugDevice(machine, "rng0", UNTIL_IT_ANSWERS).run();
		show("late", id, LeavingState.WAITING);
		Await.get(new Resume(machine, false).run());
		assertInstanceOf(UnplugResult.Unplugged.class, Await.get(answer));
		assertEquals(List.of(), states(id));

		plug(machine, guest, "rng0", 10);
		Await.get(new Pause(machine).run());
		var silent = assertInstanceOf(UnplugResult.Silent.class,
				Await.get(new UnplugDevice(machine, "rng0", PATIENCE).run()));
		Await.get(new Resume(machine, false).run());
		assertInstanceOf(UnplugResult.Unplugged.class, Await.get(silent.late()));
		Await.until("nothing leaves", () -> states(id).isEmpty());
	}

	/** The kernel keeps what is in memory that it cannot move: status 130. */
	private void refuses(String id, MachineAccess machine, SampleGuest guest) throws Exception {
		int before = guest.memory();
		Await.get(PlugDimm.of(machine, "dimm0", PlugDimm.USEFUL, OptionalInt.empty()).run());
		guest.await("the DIMM that is the kernel's", () -> guest.memory() == before + 128);
		assertInstanceOf(UnplugResult.Refused.class,
				Await.get(new UnplugDevice(machine, "dimm0", UNTIL_IT_ANSWERS).run()));
		show("refuses", id, LeavingState.REFUSED);
		machine.leaving().dismiss("dimm0");
		Await.until("it was read", () -> states(id).isEmpty());
	}

	/** It is stopped and will never hear of it: the reset carries out what was asked. */
	private void resetMeanwhile(String id, MachineAccess machine, SampleGuest guest) throws Exception {
		plug(machine, guest, "rng1", 11);
		Await.get(new Pause(machine).run());
		var silent = assertInstanceOf(UnplugResult.Silent.class,
				Await.get(new UnplugDevice(machine, "rng1", PATIENCE).run()));
		show("reset meanwhile", id, LeavingState.AT_RESET);
		Await.get(new Reset(machine).run());
		CompletableFuture<UnplugResult.Unplugged> late = silent.late();
		assertEquals(List.of(), Await.get(late).remarks());
		Await.until("nothing leaves", () -> states(id).isEmpty());
		assertTrue(machine.journal().entries().stream().noneMatch(entry -> entry.deviceId().equals("rng1")));
	}

	private static void plug(MachineAccess machine, SampleGuest guest, String device, int slot) throws Exception {
		Await.get(new HotplugDevice(machine,
				new PlugRequest("virtio-rng-pci", device, "pci.0", slot, new None(), Map.of())).run());
		guest.await(device + " in the guest", () -> guest.pci().stream()
				.anyMatch(address -> address.endsWith(String.format("%02x.0", slot))));
	}

	private void show(String answer, String id, LeavingState state) {
		// By which way it is asked is read after it was asked.
		Await.until(answer + " is " + state, () -> states(id).equals(List.of(state)) && !leaving(id).isEmpty());
		answers.add(answer + "|" + leaving(id));
	}

	private String leaving(String id) {
		return bench.row(id, row -> row.getLeaving().stream().filter(shown -> !shown.getUsual().isEmpty())
				.map(shown -> String.join("|", shown.getDevice(), shown.getState().getName(), shown.getUsual(),
						shown.getText()))
				.findFirst().orElse("")).orElse("");
	}

	private List<LeavingState> states(String id) {
		return bench.row(id, row -> row.getLeaving().stream().map(PendingUnplug::getState).toList()).orElse(List.of());
	}

	private String monitor(String name) {
		return "unix:" + bench.folder().resolve(name) + ",server=on,wait=off";
	}

	private String attach(String name) throws Exception {
		return Await.get(bench.registry().attach(new Address.Unix(bench.folder().resolve(name))));
	}
}
