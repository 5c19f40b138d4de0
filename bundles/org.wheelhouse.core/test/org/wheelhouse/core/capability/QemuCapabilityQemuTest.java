package org.wheelhouse.core.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.peer.FakeHost;

/** Real QEMUs tell what they can. */
@Tag("qemu")
class QemuCapabilityQemuTest {

	/** Of Debian's packages: machine types, CPU models by TCG, those that lack something, devices, block drivers. */
	private static final Map<String, List<Integer>> COUNTED = Map.of("5.2", List.of(53, 123, 85, 428, 40), "7.2",
			List.of(59, 132, 94, 445, 42), "10.0", List.of(65, 154, 116, 500, 47));

	@TempDir
	private Path folder = Path.of("");
	private final QemuCapability capability = new QemuCapability(task -> Thread.ofVirtual().start(task));

	static List<RealQemu> qemus() throws IOException {
		return RealQemu.all();
	}

	private FakeHost host() {
		return new FakeHost(folder.resolve("run"));
	}

	private static Path program(RealQemu qemu) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
				.map(path -> Path.of(path).resolve(qemu.program())).filter(Files::isExecutable).findFirst()
				.orElseThrow();
	}

	private QemuFacts facts(RealQemu qemu) throws Exception {
		return capability.of(host(), program(qemu)).get(300, TimeUnit.SECONDS);
	}

	@AfterEach
	void noQemuIsLeft() {
		assertEquals(List.of(), ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
				.map(process -> process.info().commandLine().orElse("")).filter(line -> line.contains("qmp")).toList());
	}

	@ParameterizedTest
	@MethodSource("qemus")
	void itTellsWhatItCan(RealQemu qemu) throws Exception {
		var facts = facts(qemu);
		var version = facts.version().replaceFirst("^(\\d+\\.\\d+).*", "$1");
		var counted = List.of(facts.machines().size(), facts.cpuModels("tcg").size(),
				(int) facts.cpuModels("tcg").stream().filter(model -> !model.runs()).count(), facts.devices().size(),
				facts.blockDrivers().size());
		assertEquals(COUNTED.getOrDefault(version, counted), counted, facts.untold()::toString);
		assertFalse(
				facts.cpuModels("tcg").stream().filter(model -> model.name().equals("host")).anyMatch(CpuModel::runs));
		assertTrue(
				facts.cpuModels("tcg").stream().filter(model -> model.name().equals("max")).allMatch(CpuModel::runs));

		var q35 = facts.machine("q35").orElseThrow();
		assertTrue(q35.name().startsWith("pc-q35-") && q35.description().startsWith("Standard PC (Q35"), q35::toString);
		assertTrue(Property.named("usb", q35.properties()).orElseThrow().isSwitch());
		assertEquals("on", capability.machineDefaults(host(), program(qemu), q35).get(60, TimeUnit.SECONDS)
				.get("graphics"));

		var card = facts.device("virtio-net").orElseThrow();
		assertEquals("virtio-net-pci PCI Network devices true",
				String.join(" ", card.name(), card.bus().orElse(""), card.category(),
						Boolean.toString(card.creatable())));
		assertEquals("256", card.property("rx_queue_size").flatMap(Property::defaultValue).orElse(""));
		assertEquals(List.of("report", "ignore", "enospc", "stop", "auto"),
				facts.device("ide-hd").flatMap(disk -> disk.property("rerror")).orElseThrow().choices());
		assertTrue(Property.named("avx2", facts.cpuKeys()).orElseThrow().isSwitch());

		assertTrue(Property.named("hostfwd", facts.backends().netdevs().getOrDefault("user", List.of())).isPresent());
		assertEquals("node", Property.named("file", facts.backends().blockDrivers().getOrDefault("qcow2", List.of()))
				.orElseThrow().type());
		assertEquals(List.of("ignore", "unmap"),
				Property.named("discard", facts.backends().blockDrivers().getOrDefault("file", List.of()))
						.orElseThrow().choices());
		assertTrue(Property.named("size", facts.backends().objects().getOrDefault("memory-backend-ram", List.of()))
				.isPresent());
		assertTrue(facts.chardevBackends().contains("socket") && facts.displays().contains("none")
				&& facts.backends().vgas().contains("std"));
		assertTrue(Property.named("maxmem", facts.keys("m")).isPresent());
		assertTrue(Property.named("threads", facts.keys("smp")).isPresent());
		assertTrue(facts.keys("drive").size() > 40 && facts.keys("nonsense").isEmpty());
		assertFalse(facts.untold().containsKey("query-qmp-schema"), facts.untold()::toString);
	}

	/** What passes here was tried with each of these versions as the last word of a command line. */
	@ParameterizedTest
	@MethodSource("qemus")
	void itTellsWhichOptionsItHasAndWhichTakeAValue(RealQemu qemu) throws Exception {
		var takes = new OptionProof(host(), program(qemu)).of(new TreeMap<>(Map.of("S", true, "dtb", false,
				"m", true, "snapshot", false, "no-such", true, "nor-such", false, "drive", false, "usb", true, "h",
				false,
				"hda", true)));
		assertEquals(
				Map.of("S", false, "dtb", true, "m", true, "snapshot", false, "drive", true, "usb", false, "h", false,
						"hda", true),
				takes);
	}

	@ParameterizedTest
	@MethodSource("qemus")
	void whatEndsOneIsFoundAmongOtherQuestions(RealQemu qemu) throws Exception {
		var answers = Answers.none("");
		var deadly = Question.object("microvm-machine");
		var others = List.of(Question.device("ide-hd"), Question.device("e1000"), Question.all("query-version"));
		assertTrue(new ThrownAwayQemu(host(), program(qemu), answers, Duration.ofSeconds(60))
				.ask(List.of("-machine", "none"), List.of(others.get(0), deadly, others.get(1), others.get(2))));
		others.forEach(question -> assertFalse(answers.to(question).isMissingNode(), question::key));
		assertTrue(answers.said().containsKey(deadly.key()) != answers.untold().containsKey(deadly.key()));
		var version = answers.to(others.get(2)).path("qemu").path("major").asInt();
		assertEquals(version < 10, answers.untold().containsKey(deadly.key()), "5.2 and 7.2 abort");
	}

	@Test
	void aMachineThatCannotBeStartedIsSaidSo() throws Exception {
		var answers = Answers.none("");
		assertFalse(new ThrownAwayQemu(host(), program(RealQemu.installed()), answers, Duration.ofSeconds(60))
				.ask(List.of("-machine", "no-such"), List.of(Question.all("query-version"))));
		assertTrue(answers.untold().getOrDefault("-machine no-such", "").contains("unsupported machine type"),
				answers.untold()::toString);
	}
}
