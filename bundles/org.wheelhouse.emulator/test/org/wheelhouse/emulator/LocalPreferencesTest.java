package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.QemuOption;

/** What is set for this computer acts where programs are looked for and machines are started, and is found again. */
class LocalPreferencesTest {

	private static final String FAST = "printf '\\002\\003'; exit 33";

	private final Bench bench = new Bench();
	private final Path file = bench.folder().resolve("config/this-computer.properties");

	LocalPreferencesTest() throws IOException {
		bench.standIn(FAST, "ready \"$@\"; exec sleep 60");
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	@Test
	void qemuIsLookedForInTheFoldersThatAreSet() throws Exception {
		Path a = qemu("opt/a/bin/qemu-system-arm", "8.0.1");
		Path b = qemu("opt/b/bin/qemu-system-arm", "8.0.2");
		LocalHost host = bench.host();
		assertEquals(List.of("x86_64"), targets(host));
		HostPreferences preferences = preferences(host);
		Bench.await(preferences.change(preferences.settings().withPrograms(
				List.of(bench.folder() + "/opt/*/bin", "relative", bench.folder() + "/nowhere/*"), List.of(),
				Map.of())));
		assertEquals(List.of(a, b), paths(host));
		Bench.await(preferences.change(HostSettings.NONE));
		assertEquals(List.of("x86_64"), targets(host));
	}

	@Test
	void aProgramThatWasAddedIsFoundToo() throws Exception {
		Path built = qemu("build/qemu-system-arm", "11.1.50");
		LocalHost host = bench.host();
		Bench.await(preferences(host).change(HostSettings.NONE.withPrograms(List.of(),
				List.of(built, bench.folder().resolve("gone/qemu-system-arm")), Map.of())));
		assertEquals(List.of(bench.programs().resolve("qemu-system-x86_64"), built), paths(host));
	}

	@Test
	void ofOneTargetTheChosenProgramComesFirstAndIsStarted() throws Exception {
		Path other = bench.folder().resolve("other/qemu-system-x86_64");
		Files.createDirectories(other.getParent());
		Files.copy(bench.programs().resolve("qemu-system-x86_64"), other);
		LocalHost host = bench.host();
		Path usual = bench.programs().resolve("qemu-system-x86_64");
		Bench.await(preferences(host)
				.change(HostSettings.NONE.withPrograms(List.of(), List.of(other), Map.of("x86_64", usual))));
		assertEquals(List.of(usual, other), paths(host));
		Bench.await(preferences(host)
				.change(HostSettings.NONE.withPrograms(List.of(), List.of(other), Map.of("x86_64", other))));
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		assertEquals(other.toString(), machine.commandLine().getFirst());
	}

	@Test
	void theAcceleratorThatIsSetIsUsedAndNothingIsMeasured() throws Exception {
		LocalHost host = bench.host();
		Bench.await(preferences(host).change(HostSettings.NONE.withAccelerator(Optional.of("tcg"))));
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		assertEquals("tcg", machine.accelerator().name());
		assertTrue(machine.accelerator().reason().contains("preferences"), machine.accelerator().reason());
		assertTrue(machine.commandLine().contains("tcg"), machine.commandLine()::toString);
		assertEquals(0, bench.probes());
		Bench.await(preferences(host).change(HostSettings.NONE));
		assertEquals("kvm", Bench.await(host.profile()).accelerator().name());
		assertEquals(2, bench.probes());
	}

	@Test
	void whatTheDefinitionNamesCountsMore() throws Exception {
		LocalHost host = bench.host();
		Bench.await(preferences(host).change(HostSettings.NONE.withAccelerator(Optional.of("tcg"))));
		assertEquals("kvm",
				bench.launch(host, Bench.request("web", QemuOption.of("accel", "kvm"))).accelerator().name());
	}

	@Test
	void measuredAgainIsMeasuredThoughItIsKnownAndToldWithItsTime() throws Exception {
		LocalHost host = bench.host();
		HostPreferences.Measured first = Bench.await(preferences(host).measured());
		assertEquals(first, Bench.await(preferences(bench.host()).measured()));
		assertEquals(2, bench.probes());
		HostPreferences.Measured again = Bench.await(preferences(host).measureAgain());
		assertEquals(4, bench.probes());
		assertFalse(again.when().isBefore(first.when()));
		assertEquals(again, Bench.await(preferences(host).measured()));
	}

	@Test
	void whatIsSetIsFoundAgainAndTheFoldersWithIt() throws Exception {
		Path images = bench.folder().resolve("images");
		HostSettings set = new HostSettings(List.of("/opt/*/bin"), List.of(Path.of("/a b/qemu-system-arm")),
				Map.of("arm", Path.of("/a b/qemu-system-arm")), Optional.of("kvm"), Optional.empty(),
				Optional.of(images));
		Bench.await(preferences(bench.host()).change(set));
		HostPreferences found = preferences(bench.host());
		assertEquals(set, found.settings());
		assertEquals(bench.folder().resolve("machines"), found.machineFolder());
		assertEquals(images, found.imageFolder());
	}

	@Test
	void imagesAreWhereDefinitionsAreUnlessSet() throws Exception {
		HostPreferences preferences = preferences(bench.host());
		Path machines = bench.folder().resolve("mine");
		Bench.await(preferences.change(HostSettings.NONE.withFolders(Optional.of(machines), Optional.empty())));
		assertEquals(machines, preferences.machineFolder());
		assertEquals(machines, preferences.imageFolder());
	}

	@Test
	void aDamagedFileSetsNothing() throws Exception {
		Files.createDirectories(file.getParent());
		for (String damaged : List.of("accelerator=\\u12", "folder.images=a\\u0000b")) {
			Files.writeString(file, damaged);
			assertEquals(HostSettings.NONE, preferences(bench.host()).settings());
		}
	}

	@Test
	void whoListensHearsOfEachChange() throws Exception {
		HostPreferences preferences = preferences(bench.host());
		AtomicInteger heard = new AtomicInteger();
		preferences.onChange(heard::incrementAndGet);
		Bench.await(preferences.change(HostSettings.NONE));
		Bench.await(preferences.lookAgain());
		assertEquals(2, heard.get());
	}

	/** A program as a build leaves it, which says its version. */
	private Path qemu(String name, String version) throws IOException {
		Path program = bench.folder().resolve(name);
		Files.createDirectories(program.getParent());
		Path script = bench.script("made", "echo 'QEMU emulator version " + version + "'");
		return Files.move(script, program);
	}

	private static HostPreferences preferences(LocalHost host) {
		return host.preferences().orElseThrow();
	}

	private static List<String> targets(LocalHost host) throws Exception {
		return Bench.await(host.profile()).binaries().stream().map(Binary::target).toList();
	}

	private static List<Path> paths(LocalHost host) throws Exception {
		return Bench.await(host.profile()).binaries().stream().map(Binary::path).toList();
	}
}
