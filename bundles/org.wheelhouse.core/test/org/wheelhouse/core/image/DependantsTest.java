package org.wheelhouse.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Dependant.Kind;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.model.live.MachineState;

/** Rule 2: who needs an image. */
class DependantsTest {

	private final Path folder;
	private final WorkingHost host = new WorkingHost();

	DependantsTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
	}

	/** A qcow2 image as far as anybody looks: its header, and the name of what is beneath. */
	private Path image(String name, String backing) throws IOException {
		var text = backing.getBytes(StandardCharsets.UTF_8);
		var bytes = ByteBuffer.allocate(1024).putInt(0x514649fb).putInt(3);
		bytes.putLong(text.length == 0 ? 0 : 512).putInt(text.length).put(512, text);
		var file = folder.resolve(name);
		Files.createDirectories(file.getParent() instanceof Path parent ? parent : file);
		return Files.write(file, bytes.array());
	}

	private MachineSnapshot machine(String name, MachineState state, String options) throws IOException {
		var definition = folder.resolve(name).resolve(name + ".qemu");
		Files.createDirectories(folder.resolve(name));
		Files.writeString(definition, "qemu-system-x86_64 " + options + "\n");
		var drawn = Snapshots.running(name, List.of(), java.util.Map.of());
		return drawn.with(new MachineIdentity(name, "local", "", "", true, definition.toString(),
				state == MachineState.RUNNING ? 7 : 0, 0, List.of()))
				.with(new MachineCondition(state, "", "", "", ""));
	}

	private List<Dependant> dependants(Path image, List<Path> folders, MachineSnapshot... machines) throws Exception {
		var known = Await.get(MachineImages.of(host.files(), List.of(machines)));
		return Await.get(new Dependants(host, known).of(image, folders));
	}

	private static List<String> told(List<Dependant> dependants) {
		return dependants.stream().map(one -> one.kind() + " " + one.name()).sorted().toList();
	}

	@Test
	void overlaysInItsOwnFolderAreFoundDirectlyAndThroughOthers() throws Exception {
		var base = image("base", "");
		image("one", "base");
		image("two", folder + "/one");
		image("other", "elsewhere");
		Files.writeString(folder.resolve("text"), "text");
		assertEquals(List.of("OVERLAY one", "OVERLAY two"), told(dependants(base, List.of())));
	}

	@Test
	void overlaysElsewhereAreFoundInNamedFoldersAndThoseOfMachines() throws Exception {
		var base = image("images/base", "");
		image("named/one", folder + "/images/base");
		image("vm/disk", "../images/base");
		assertEquals(List.of(), told(dependants(base, List.of())));
		assertEquals(List.of("OVERLAY one"), told(dependants(base, List.of(folder.resolve("named")))));
		assertEquals(List.of("DEFINED_READ_ONLY vm", "OVERLAY disk"),
				told(dependants(base, List.of(), machine("vm", MachineState.DEFINED, "-hda disk"))));
	}

	@Test
	void aLinkLeadsToTheSameImage() throws Exception {
		var base = image("base", "");
		var link = Files.createSymbolicLink(folder.resolve("link"), base);
		image("one", "link");
		assertEquals(List.of("OVERLAY one"), told(dependants(base, List.of())));
		assertEquals(List.of("OVERLAY one"), told(dependants(link, List.of())));
	}

	@Test
	void whoWritesHasItOnTopAndWhoReadsHasNot() throws Exception {
		var base = image("base", "");
		var writes = machine("writes", MachineState.DEFINED, "-drive file=" + base + ",format=qcow2");
		var reads = machine("reads", MachineState.DEFINED, "-drive file=" + base + ",format=qcow2,readonly=on");
		var found = dependants(base, List.of(), writes, reads);
		assertEquals(List.of("DEFINED writes", "DEFINED_READ_ONLY reads"), told(found));
		assertEquals(List.of("writes"), found.stream().filter(Dependant::hasItOnTop).map(Dependant::name).toList());
	}

	@Test
	void aRunningMachineIsFoundByWhatWasExecuted() throws Exception {
		var base = image("base", "");
		var runs = machine("runs", MachineState.RUNNING, "-m 64");
		var started = runs.with(new MachineIdentity("runs", "local", "", "", true, runs.identity().definitionPath(), 7,
				0, List.of("qemu-system-x86_64", "-hda", base.toString())));
		assertEquals(List.of("RUNNING runs"), told(dependants(base, List.of(), started)));
		var ended = started.with(new MachineCondition(MachineState.ENDED, "", "", "", ""));
		assertEquals(List.of(), told(dependants(base, List.of(), ended)));
	}

	/** Rule 8: whoever began that job, its file is not ours to delete. */
	@Test
	void whatAJobOfARunningMachineWritesToIsInUse() throws Exception {
		var target = image("copies/target", "");
		var loose = new BlockGraph.Node("t", "qcow2", target.toString(), false, false, 1, 1, "", false);
		var runs = machine("runs", MachineState.RUNNING, "-m 64");
		var copies = runs.with(
				runs.trees().with(MachineTrees.BLOCK,
						Optional.of(new BlockGraph(List.of(), List.of(loose), List.of()))));
		assertEquals(List.of("RUNNING runs"), told(dependants(target, List.of(), copies)));
	}

	@Test
	void eachIsSaidInWords() {
		var file = Path.of("/a/b");
		assertEquals("/a/b is an overlay on it", new Dependant(Kind.OVERLAY, "b", file).text());
		assertEquals("the machine vm writes to it when it is started", new Dependant(Kind.DEFINED, "vm", file).text());
	}
}
