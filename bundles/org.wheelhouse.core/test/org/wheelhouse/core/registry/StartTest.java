package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.definition.StartChoice;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.SecretsMissing;
import org.wheelhouse.core.failure.StartElsewhere;
import org.wheelhouse.core.failure.StartUnclear;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.core.secret.StandInKeeper;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.Secret;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.BlockdevSnapshotSync;
import org.wheelhouse.qmp.command.Disk;

/** What a start does not do: go past newer data, take what others have, run a guest twice. */
class StartTest {

	private static final String RUNNING = "{\"running\":true,\"singlestep\":false,\"status\":\"running\"}";

	private final RegistryBench bench = new RegistryBench();
	private int launched;

	StartTest() throws Exception {
		// opens the bench
	}

	@BeforeEach
	void startsWhateverItIsAskedFor() {
		bench.host().launcher(request -> {
			var number = ++launched;
			return CompletableFuture.completedFuture(bench.host().hosted("cafe000" + number, request, 4700 + number,
					bench.qemu("q" + number).address()));
		});
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void aStartOnTheBaseOfAnOverlayAsksAndBothAnswersDoWhatTheySay() throws Exception {
		image("d.qcow2", "");
		var overlay = image("one.qcow2", "d.qcow2");
		var id = define("a", "-hda d.qcow2 # the disk");
		var question = assertThrows(StartUnclear.class, () -> launch(id));
		assertEquals(overlay, question.newer().getFirst().newer());
		assertEquals(List.of(), bench.host().launches());
		bench.awaitState(id, MachineState.DEFINED);

		Await.get(bench.registry().launch(id, StartChoice.AS_DEFINED));
		assertEquals("d.qcow2", disk());
		end(id, 1);
		launch(id); // was answered
		end(id, 2);

		image("one.qcow2", "d.qcow2");
		Files.setLastModifiedTime(overlay, FileTime.fromMillis(1234));
		assertThrows(StartUnclear.class, () -> launch(id));
		Await.get(bench.registry().launch(id, StartChoice.NEWER));
		assertEquals("one.qcow2", disk());
		assertEquals("qemu-kvm -name a -hda one.qcow2 # the disk\n", Files.readString(bench.folder().resolve("a.sh")));
		end(id, 3);
		launch(id);
	}

	@Test
	void anAnswerThatCouldNotBeFollowedIsAskedForAgain() throws Exception {
		image("d.qcow2", "");
		image("one.qcow2", "d.qcow2");
		var id = define("a", "-hda d.qcow2 -serial unix:s.sock,server=on,wait=off");
		bench.host().listens(bench.folder().resolve("s.sock"), true);
		var taken = assertThrows(CoreException.class,
				() -> Await.get(bench.registry().launch(id, StartChoice.AS_DEFINED)));
		assertTrue(taken.what().contains("s.sock away from"), taken.what());
		assertThrows(CoreException.class, () -> Await.get(bench.registry().launch(id, StartChoice.NEWER)));
		assertTrue(Files.readString(bench.folder().resolve("a.sh")).contains("-hda d.qcow2"),
				"not started, not changed");
		bench.host().listens(bench.folder().resolve("s.sock"), false);
		assertThrows(StartUnclear.class, () -> launch(id));
	}

	@Test
	void aStartWaitsForTheSecretsThatItsDefinitionNames() throws Exception {
		var id = define("a", "-drive file=d.luks,key-secret=k0 -vnc :7,password-secret=v0");
		var question = assertThrows(SecretsMissing.class, () -> launch(id));
		assertEquals(List.of(new SecretNeed("k0", "the disk d.luks"), new SecretNeed("v0", "the VNC server")),
				question.needs());
		assertEquals(List.of(), bench.host().launches());
		bench.awaitState(id, MachineState.DEFINED);

		var key = Secret.of("key".toCharArray());
		bench.registry().secrets().tell(id, "k0", key);
		assertEquals(List.of("v0"),
				assertThrows(SecretsMissing.class, () -> launch(id)).needs().stream().map(SecretNeed::id).toList());
		var word = Secret.of("word".toCharArray());
		bench.registry().secrets().tell(id, "v0", word);
		launch(id);
		assertEquals(Map.of("k0", key, "v0", word), bench.host().launches().getLast().secrets());
		end(id, 1);
		launch(id);
		assertEquals(2, bench.host().launches().size(), "told once in a session");
	}

	@Test
	void whatADefinitionHasInClearReachesNoCommandLine() throws Exception {
		var id = define("a",
				"-object secret,id=k0,data=key -drive file=d.luks,key-secret=k0 -spice port=1,password=word");
		launch(id);
		var launched = bench.host().launches().getLast();
		assertEquals(Map.of("k0", Secret.of("key".toCharArray()), "spice-password", Secret.of("word".toCharArray())),
				launched.secrets());
		var options = launched.options().toString();
		assertTrue(options.contains("port=1,password-secret=spice-password") && !options.contains("=word")
				&& !options.contains("data=key"), options);
	}

	@Test
	void aRenamedMachineKeepsItsSecretsADuplicateIsAskedForItsOwnAndADeletedOneLeavesNone() throws Exception {
		var keeper = new StandInKeeper();
		bench.registry().secrets().keptBy(keeper);
		var id = define("a", "-name first -drive file=d.luks,key-secret=k0");
		var key = Map.of("k0", Secret.of("key".toCharArray()));
		Await.get(keeper.keep(id, key));
		assertEquals(id, define("a", "-name second -drive file=d.luks,key-secret=k0"), "renamed");
		launch(id);
		assertEquals(key, bench.host().launches().getLast().secrets());
		end(id, 1);
		var second = define("b", "-name second -drive file=d.luks,key-secret=k0");
		assertThrows(SecretsMissing.class, () -> launch(second));
		Await.get(bench.registry().forget(second));
		assertEquals(Map.of(id, List.of("k0")), keeper.kept().join(), "those of another machine stay");
		Await.get(bench.registry().forget(id));
		assertEquals(Map.of(), keeper.kept().join());
	}

	@Test
	void whatQemuDoesNotTakeIsAskedForAgain() throws Exception {
		var id = define("a", "-drive file=d.luks,key-secret=k0");
		bench.registry().secrets().tell(id, "k0", Secret.of("wrong".toCharArray()));
		bench.host().launcher(_ -> CompletableFuture.failedFuture(new HostException("QEMU ended with status 1",
				"-drive file=d.luks: Invalid password, cannot unlock any keyslot", List.of(), List.of())));
		assertThrows(HostException.class, () -> launch(id));
		assertThrows(SecretsMissing.class, () -> launch(id));
	}

	private String disk() {
		return bench.host().launches().getLast().options().getLast().value().orElseThrow();
	}

	@Test
	void anOverlayThatWasMadeFromHereIsKnownWhereverItIs() throws Exception {
		image("d.qcow2", "");
		Files.createDirectory(bench.folder().resolve("far"));
		Files.createDirectory(bench.folder().resolve("other"));
		var id = define("a", "-hda d.qcow2");
		bench.host().launcher(request -> {
			var qemu = bench.qemu("q").answer("blockdev-snapshot-sync", "{}");
			return CompletableFuture.completedFuture(bench.host().hosted("cafe0001", request, 4701, qemu.address()));
		});
		launch(id);
		bench.awaitState(id, MachineState.RUNNING);
		var far = image("far/one.qcow2", bench.folder().resolve("d.qcow2").toString());
		Await.get(bench.registry().machine(id).orElseThrow()
				.send(new BlockdevSnapshotSync(Disk.ofDevice("ide0-hd0"), far.toString(), Optional.empty(),
						Optional.empty())));
		Await.until("it is kept", () -> Files.exists(bench.folder().resolve("state/overlays.json")));
		bench.restart();
		bench.awaitState(id, MachineState.RUNNING);
		var other = image("other/two.qcow2", far.toString());
		define("b", "-hda other/two.qcow2");
		assertEquals(Set.of(far, other), Set.copyOf(Await
				.get(bench.registry().machine(id).orElseThrow().overlaysOn(bench.folder().resolve("d.qcow2")))));
		end(id, 1);
		assertEquals(far, assertThrows(StartUnclear.class, () -> launch(id)).newer().getFirst().newer());
	}

	@Test
	void whatAMachineHadForItselfItHasAgainAtItsNextStart() throws Exception {
		var id = define("a", "-chardev socket,id=serial0,path=serial.sock,server=on,wait=off");
		launch(id);
		end(id, 1);
		launch(id);
		assertEquals(2, bench.host().launches().size());
	}

	@Test
	void aDefinitionThatRunsIsNotStartedTwice() throws Exception {
		var id = define("a", "-m 1");
		var qemu = bench.qemu("other");
		// As the destination of a migration is: started by the same definition.
		bench.host().hosted("beef0001", "moved", 4711, qemu.address(), bench.folder().resolve("a.sh"));
		bench.host().hosted("beef0002", "moved", 4712, bench.qemu("more").address(), bench.folder().resolve("a.sh"));
		bench.restart();
		Await.until("both are adopted and have said their names",
				() -> bench.registry().runningLaunched().stream().map(bench.registry()::snapshot)
						.filter(one -> one.filter(snapshot -> snapshot.facts().name().equals("fake")).isPresent())
						.count() == 2);
		end(id, 4711);
		var problem = assertThrows(CoreException.class, () -> launch(id));
		assertTrue(problem.what().contains("(process 4712)"), problem.what());
		assertEquals(List.of(), bench.host().launches());
	}

	@Test
	void whatARunningMachineHasForItselfIsNotTakenAway() throws Exception {
		var first = define("a", "-serial unix:s.sock,server=on,wait=off");
		var second = define("b", "-chardev socket,id=c,path=" + bench.folder() + "/s.sock,server=on");
		launch(first);
		var problem = assertThrows(CoreException.class, () -> launch(second));
		assertTrue(problem.what().contains("s.sock away from fake (process 4701), which runs: -chardev"),
				problem.what());
		end(first, 1);
		bench.host().listens(bench.folder().resolve("s.sock"), true);
		problem = assertThrows(CoreException.class, () -> launch(second));
		assertTrue(problem.what().contains("away from another program"), problem.what());
		assertEquals(1, bench.host().launches().size());
		bench.host().listens(bench.folder().resolve("s.sock"), false);
		launch(second);
	}

	@Test
	void theRowThatAMigrationLeavesIsNotStartableAndGoesByItself() throws Exception {
		var id = define("a", "-m 1");
		launch(id);
		bench.awaitState(id, MachineState.RUNNING);
		bench.registry().announceMoved(new Moved(id, "elsewhere"));
		bench.restart(); // it is known on
		bench.awaitState(id, MachineState.RUNNING);
		endQuietly(1);
		Await.until("the row is gone", () -> bench.row(id, Machine::getId).isEmpty());
		Await.until("its host has forgotten it", () -> bench.host().hosted().join().isEmpty());
	}

	@Test
	void aGuestThatOthersMigratedIsStartedOnlyWhenAPersonSaysThatItRunsNowhere() throws Exception {
		var id = define("a", "-m 1");
		bench.host().launcher(request -> {
			++launched;
			var qemu = bench.qemu("q" + launched).answer("query-status",
					launched > 1 ? RUNNING : "{\"running\":false,\"singlestep\":false,\"status\":\"postmigrate\"}");
			return CompletableFuture.completedFuture(
					bench.host().hosted("cafe000" + launched, request, 4700 + launched, qemu.address()));
		});
		launch(id);
		end(id, 1);
		assertTrue(assertThrows(StartElsewhere.class, () -> launch(id)).advice().contains("twice"));
		bench.restart(); // it is known on
		bench.awaitState(id, MachineState.ENDED);
		assertThrows(StartElsewhere.class, () -> launch(id));
		assertEquals(1, bench.host().launches().size());
		assertTrue(bench.registry().snapshot(id).orElseThrow().migrated());
		// Called otherwise it is the same machine still.
		define("a", "-m 2");
		assertThrows(StartElsewhere.class, () -> launch(id));
		bench.registry().runsNowhere(id);
		launch(id);
		assertFalse(bench.registry().snapshot(id).orElseThrow().migrated());
		bench.awaitState(id, MachineState.RUNNING);
		end(id, 2);
		launch(id);
	}

	/** Its status is the last that is heard of it. */
	@Test
	void aGuestThatOthersMigratedIsNotStartedAlsoWhenItsQemuEndsAtOnce() throws Exception {
		var id = define("a", "-m 1");
		var qemu = bench.qemu("q1");
		qemu.answer("query-status", _ -> {
			qemu.stop();
			return "{\"running\":false,\"singlestep\":false,\"status\":\"postmigrate\"}";
		});
		bench.host().launcher(request -> CompletableFuture
				.completedFuture(bench.host().hosted("cafe0001", request, 4701, qemu.address())));
		launch(id);
		bench.host().end(Await.get(bench.host().hosted()).getFirst(), new Ending.Exited(0, List.of()));
		qemu.cut();
		qemu.die();
		bench.awaitState(id, MachineState.ENDED);
		assertThrows(StartElsewhere.class, () -> launch(id));
	}

	@Test
	void whatCouldNotBeStartedSaysSoAlsoAfterTheWorkbenchWasReopened() throws Exception {
		var id = define("a", "-m 1");
		launch(id);
		end(id, 1);
		bench.host().launcher(_ -> CompletableFuture.failedFuture(new HostException("no room", List.of())));
		assertThrows(HostException.class, () -> launch(id));
		bench.awaitState(id, MachineState.FAILED);
		bench.restart();
		bench.awaitState(id, MachineState.FAILED);
		assertEquals(Optional.of("no room"), bench.row(id, Machine::getDetail));
		startsWhateverItIsAskedFor();
		launch(id);
		bench.awaitState(id, MachineState.RUNNING);
	}

	private String define(String name, String options) throws Exception {
		return Await.get(bench.registry().define(
				Files.writeString(bench.folder().resolve(name + ".sh"),
						"qemu-kvm -name " + name + " " + options + "\n")));
	}

	private void launch(String id) throws Exception {
		Await.get(bench.registry().launch(id));
	}

	private void end(String id, long number) throws Exception {
		endQuietly(number);
		bench.awaitState(id, MachineState.ENDED);
	}

	private void endQuietly(long number) throws Exception {
		for (HostedMachine machine : Await.get(bench.host().hosted())) {
			if (machine.pid() == 4700 + number || machine.pid() == number) {
				bench.host().end(machine, new Ending.Exited(0, List.of()));
				bench.die(machine.monitor());
			}
		}
	}

	/** The first bytes of a qcow2 image, which is all that is read. */
	private Path image(String name, String backing) throws IOException {
		var file = backing.getBytes(StandardCharsets.UTF_8);
		var bytes = ByteBuffer.allocate(512 + file.length);
		bytes.putInt(0, 0x514649fb).putInt(4, 3).putLong(8, file.length == 0 ? 0 : 512).putInt(16, file.length);
		bytes.put(512, file);
		return Files.write(bench.folder().resolve(name), bytes.array());
	}
}
