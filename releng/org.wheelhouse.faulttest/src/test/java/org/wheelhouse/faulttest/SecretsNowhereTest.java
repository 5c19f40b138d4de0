package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.creation.MachineCreation;
import org.wheelhouse.core.creation.NewMachine;
import org.wheelhouse.core.creation.Plan;
import org.wheelhouse.core.creation.Preset;
import org.wheelhouse.core.creation.Source;
import org.wheelhouse.core.creation.Surroundings;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.hotplug.BackendRequest.EncryptedImage;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.host.Secret;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

/** Each kind of secret is used, and then stands in no command line, environment, file, command, event or error. */
@Tag("qemu")
class SecretsNowhereTest {

	private static final String KEY = "Sesam1OfTheDisk";
	private static final String WRONG = "Sesam2OfNoDisk";
	private static final String VNC = "Sesam3Vnc";
	private static final String SPICE = "Sesam4Spice";
	private static final String CLEAR = "Sesam5InTheDefinition";
	private static final String HASH = "$6$Sesam6Salt$" + "Sesam7Hash".repeat(8) + "Sesam8";
	private static final List<String> ALL = List.of(KEY, WRONG, VNC, SPICE, CLEAR, HASH);

	private static byte[] made = {};

	private final Inventory inventory = new Inventory();
	private final List<String> said = new ArrayList<>();

	SecretsNowhereTest() throws Exception {
	}

	@BeforeAll
	static void makeImage(@TempDir Path folder) throws Exception {
		made = EncryptedDisk.make(folder, KEY);
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	static List<String> programs() {
		return ServerPasswordsTest.programs();
	}

	@ParameterizedTest
	@MethodSource("programs")
	void whatAStartAndAHotplugAreToldIsFoundNowhere(String program) throws Exception {
		String id = start(program);
		assertEquals(List.of(), found(Set.of()), "after the start");

		MachineAccess machine = inventory.access(id);
		Path live = inventory.file("live.luks", made);
		assertFails(machine, disk("d0", "pci.0", live, WRONG));
		assertFails(machine, disk("d0", "nowhere", live, KEY));
		machine.onSent(command -> said.add(command.name().equals("set_password") ? "" : command.toJson()));
		Await.get(new HotplugDevice(machine, disk("d1", "pci.0", live, KEY)).run());
		assertEquals(List.of(), secrets(machine), "QEMU has none of its own any more");
		assertTrue(said.stream().anyMatch(command -> command.contains("key-secret")), said::toString);
		assertEquals(List.of(), found(Set.of()), "after a disk was plugged in");
		inventory.restart();
		inventory.await(id, MachineState.PAUSED);
		assertEquals(List.of(), found(Set.of()), "in the next session");
	}

	@Test
	void whatADestinationIsToldIsFoundNowhere() throws Exception {
		Path vnc = inventory.folder().resolve("vnc");
		String id = inventory.define("moves", "-vnc", "unix:" + vnc + ",password-secret=v0");
		inventory.registry().secrets().tell(id, "v0", secret(VNC));
		Await.get(inventory.registry().launch(id));
		inventory.await(id, MachineState.PAUSED);
		MigrationOutcome outcome = Await
				.get(new Migrate(inventory.registry(), id, MigrationRequest.usual()).run());
		assertTrue(outcome instanceof MigrationOutcome.Completed, outcome::toString);
		said.add(outcome.toString());
		assertEquals(List.of(), found(Set.of()));
		assertTrue(ScreenLogin.vnc(inventory.folder().resolve("vnc.moved"), VNC), "it lets in whom the source did");
	}

	private String start(String program) throws Exception {
		List<String> words = new ArrayList<>(Inventory.TINY);
		words.addAll(List.of("-drive",
				"if=none,id=d,format=luks,file=" + inventory.file("disk.luks", made) + ",key-secret=disk-key",
				"-device",
				"virtio-blk-pci,drive=d", "-vnc", "unix:" + inventory.folder().resolve("vnc") + ",password-secret=v0"));
		String id = inventory.defineExactly("locked", program, words);
		inventory.registry().secrets().tell(id, "disk-key", secret(WRONG));
		inventory.registry().secrets().tell(id, "v0", secret(VNC));
		said.add(Fault.of(Await.failure(inventory.registry().launch(id))).toString());
		inventory.registry().secrets().tell(id, "disk-key", secret(KEY));
		inventory.registry().secrets().tell(id, "v0", secret(VNC));
		return Await.get(inventory.registry().launch(id));
	}

	@Test
	void whatADefinitionHasInClearIsFoundInItAlone() throws Exception {
		String id = inventory.start("open", "-spice",
				"unix=on,addr=" + inventory.folder().resolve("spice") + ",password=" + CLEAR, "-object",
				"secret,id=unused,data=" + CLEAR);
		inventory.await(id, MachineState.PAUSED);
		assertTrue(ScreenLogin.spice(inventory.folder().resolve("spice"), CLEAR));
		assertEquals(List.of(), found(Set.of(inventory.folder().resolve("open.qemu"))));
	}

	@Test
	void theHashOfACloudImagesPasswordIsInItsSeedAlone() throws Exception {
		var host = inventory.registry().hosts().getFirst();
		var offer = Await.get(HostOffer.of(host));
		var machine = NewMachine.of(
				new Source.CloudImage(Optional.of(inventory.image("cloud.qcow2")), Source.Use.OVERLAY,
						new Source.Seed("ops", "", HASH, "web")),
				Preset.LINUX, "web", inventory.folder(), offer.resources()).withMemory(16 << 20);
		Plan plan = Plan.of(machine, Await.get(Surroundings.look(host, offer, machine, List.of())));
		assertEquals(List.of(), plan.problems());
		Path definition = Await.get(new MachineCreation(host, List.of()).create(plan, Progress.NONE));
		said.add(plan.toString());
		Path seed = definition.resolveSibling("seed.img");
		assertTrue(Files.readString(seed, StandardCharsets.ISO_8859_1).contains(HASH), "it is there");
		String id = Await.get(inventory.registry().launch(Await.get(inventory.registry().define(definition))));
		inventory.access(id);
		assertEquals(List.of(), found(Set.of(seed)));
	}

	/** It fails, says nothing of the key, and leaves nothing: neither in QEMU nor beside it. */
	private void assertFails(MachineAccess machine, PlugRequest request) {
		int nodes = nodes(machine);
		said.add(Fault.of(Await.failure(new HotplugDevice(machine, request).run())).toString());
		assertEquals(nodes, nodes(machine));
		assertEquals(List.of(), secrets(machine));
	}

	private static int nodes(MachineAccess machine) {
		return Await.get(machine.send(new QueryNamedBlockNodes(true))).size();
	}

	/** The objects of the machine that are made for a disk that is plugged in. */
	private static List<String> secrets(MachineAccess machine) {
		return Await.get(machine.send(new QomList("/objects"))).stream().map(property -> property.name())
				.filter(name -> name.startsWith("wh-")).toList();
	}

	private static PlugRequest disk(String id, String bus, Path image, String key) {
		return new PlugRequest("virtio-blk-pci", id, bus, id.equals("d0") ? 6 : 7,
				new EncryptedImage(image, "luks", false, secret(key)), Map.of());
	}

	private static Secret secret(String text) {
		return Secret.of(text.toCharArray());
	}

	private List<String> found(Set<Path> except) throws Exception {
		var scan = new SecretScan(List.of(inventory.folder()), except, ALL);
		var events = inventory.registry().events();
		Await.get(events.export(inventory.folder().resolve("events.csv"), events.latest(1000)));
		Await.get(events.export(inventory.folder().resolve("events.json"), events.latest(1000)));
		List<String> found = new ArrayList<>(scan.found());
		said.forEach(text -> scan.in("what was said: " + text, text).forEach(found::add));
		inventory.snapshots().forEach(snapshot -> scan.in("the row", snapshot.toString()).forEach(found::add));
		try (Stream<Path> left = Files.walk(inventory.folder())) {
			left.filter(file -> file.getFileName().toString().startsWith("secret")).map(Path::toString)
					.forEach(found::add);
		}
		return found;
	}
}
