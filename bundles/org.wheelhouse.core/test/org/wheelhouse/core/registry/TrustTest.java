package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.trust.HostEffect;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.model.live.MachineState;

/** Rule 10 of the data rules: what comes from elsewhere does not start before a person has seen what it does. */
class TrustTest {

	private static final String PROGRAM = "-netdev tap,id=n,script=./up.sh,downscript=no";

	private final RegistryBench bench = new RegistryBench();
	private int launched;

	TrustTest() throws Exception {
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
	void nothingIsAskedOfADefinitionThatIsOnlyAMachine() throws Exception {
		var id = define("a", "-m 1 -hda d.qcow2 -cdrom /iso/x.iso -nic user");
		assertEquals(Optional.empty(), Await.get(bench.registry().untrusted(id)));
		launch(id);
	}

	@Test
	void whatItRunsIsSeenOnceAndTheAnswerIsKeptAcrossRestarts() throws Exception {
		var id = define("a", PROGRAM + " -serial file:/x/log");
		var question = assertThrows(StartUntrusted.class, () -> launch(id));
		assertEquals(List.of(bench.folder() + "/up.sh", "/x/log"), targets(question));
		assertTrue(question.what().contains("runs " + bench.folder() + "/up.sh when its network begins"),
				question.what());
		assertEquals(targets(question), targets(Await.get(bench.registry().untrusted(id)).orElseThrow()));
		assertEquals(List.of(), bench.host().launches());
		bench.awaitState(id, MachineState.DEFINED);
		bench.registry().trust(id, question.effects());
		launch(id);
		end(id);
		Await.until("it is kept", () -> Files.exists(bench.folder().resolve("state/trusted.json")));
		bench.restart();
		bench.awaitState(id, MachineState.ENDED);
		launch(id);
		assertTrue(!Files.readString(bench.folder().resolve("a.sh")).contains("trust"), "nothing of it is in the file");
	}

	/** The answer holds for these bytes, not for the path; and for the same bytes under another name. */
	@Test
	void whatAnotherProgramChangesIsAskedAgain() throws Exception {
		var id = define("a", PROGRAM);
		agree(id);
		end(id);
		write("a", PROGRAM + " -plugin /x/evil.so");
		var question = assertThrows(StartUntrusted.class, () -> launch(id));
		assertEquals(List.of(bench.folder() + "/up.sh", "/x/evil.so"), targets(question));
		write("a", PROGRAM);
		launch(id);
		end(id);
		write("a", PROGRAM + " -m 2");
		assertThrows(StartUntrusted.class, () -> launch(id));
	}

	@Test
	void theSameBytesInAnotherFolderRunAnotherProgram() throws Exception {
		agree(define("a", PROGRAM));
		var folder = Files.createDirectory(bench.folder().resolve("copy"));
		var copy = Await
				.get(bench.registry().define(Files.copy(bench.folder().resolve("a.sh"), folder.resolve("a.sh"))));
		assertEquals(List.of(folder + "/up.sh"), targets(assertThrows(StartUntrusted.class, () -> launch(copy))));
	}

	/** What a person writes here is what a person wants; what is in it from elsewhere is not seen by that. */
	@Test
	void anEditHereRenewsOnlyWhatWasSeen() throws Exception {
		var id = define("a", PROGRAM);
		edit("a", PROGRAM, PROGRAM + " -m 2");
		assertThrows(StartUntrusted.class, () -> launch(id));
		agree(id);
		end(id);
		edit("a", PROGRAM + " -m 2", PROGRAM + " -m 3 -serial file:/x/log");
		launch(id);
		end(id);
		var plain = define("b", "-m 1");
		edit("b", "-m 1", "-m 1 " + PROGRAM);
		launch(plain);
		end(plain);
		// Another program writes in between: what it has put there was not seen.
		write("a", PROGRAM + " -m 3 -plugin /x/evil.so");
		edit("a", PROGRAM + " -m 3 -plugin /x/evil.so", PROGRAM + " -m 4 -plugin /x/evil.so");
		assertThrows(StartUntrusted.class, () -> launch(id));
	}

	@Test
	void whatWasMadeHereStartsUnasked() throws Exception {
		var file = write("a", PROGRAM);
		Await.get(bench.registry().written(bench.host(), Optional.empty(), new WrittenDefinition(file,
				Files.readString(file))));
		launch(Await.get(bench.registry().define(file)));
	}

	/** What cannot be read cannot have been seen. */
	@Test
	void mendingWhatCouldNotBeReadShowsIt() throws Exception {
		var id = define("a", PROGRAM);
		edit("a", PROGRAM + " 'open", PROGRAM);
		assertThrows(StartUntrusted.class, () -> launch(id));
	}

	private void agree(String id) throws Exception {
		bench.registry().trust(id, assertThrows(StartUntrusted.class, () -> launch(id)).effects());
		launch(id);
	}

	private static List<String> targets(StartUntrusted question) {
		return question.effects().effects().stream().map(HostEffect::target).toList();
	}

	private static String text(String name, String options) {
		return "qemu-kvm -name " + name + " " + options + "\n";
	}

	private Path write(String name, String options) throws Exception {
		return Files.writeString(bench.folder().resolve(name + ".sh"), text(name, options));
	}

	private String define(String name, String options) throws Exception {
		return Await.get(bench.registry().define(write(name, options)));
	}

	/** As an editor saves it. */
	private void edit(String name, String before, String after) throws Exception {
		var file = write(name, after);
		Await.get(bench.registry().written(bench.host(), Optional.of(new WrittenDefinition(file, text(name, before))),
				new WrittenDefinition(file, text(name, after))));
	}

	private void launch(String id) throws Exception {
		Await.get(bench.registry().launch(id));
	}

	private void end(String id) throws Exception {
		for (HostedMachine machine : Await.get(bench.host().hosted())) {
			if (machine.pid() == 4700 + launched) {
				bench.host().end(machine, new Ending.Exited(0, List.of()));
				bench.die(machine.monitor());
			}
		}
		bench.awaitState(id, MachineState.ENDED);
	}
}
