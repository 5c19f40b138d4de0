package org.wheelhouse.core.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.peer.FakeHost;
import org.wheelhouse.host.HostException;

/** How a QEMU is asked, with a script in its place that answers, ends and hangs as real ones do. */
class QemuCapabilityTest {

	private static final String SCRIPT = """
			#!/bin/sh
			echo "$*" >>LOG
			case "$*" in
			--version) echo 'QEMU emulator version 9.9.1 (stand-in)'; exit ;;
			'-accel help') echo 'Accelerators supported in QEMU binary:'; echo tcg; echo kvm; exit ;;
			'-device help') printf 'Network devices:\\nname "nic", bus PCI, alias "card", desc "A card"\\n'; exit ;;
			-help) printf -- '-S              freeze\\n-m SIZE        memory\\n-late\\n    text\\n'; exit ;;
			*help) exit 1 ;;
			*accel=kvm*) echo "$0: no KVM" >&2; exit 1 ;;
			*-no-such-option-*)
				while [ $# -gt 0 ]; do
					case $1 in
					-S) ;;
					-m | -late) shift ;;
					*) echo "$0: $1: invalid option" >&2; exit 1 ;;
					esac
					shift
				done
				exit 1 ;;
			esac
			echo '{"QMP":{}}'
			while read -r line; do
				id=${line##*:} id=${id%\\}}
				answer='[]'
				case $line in
				*quit*) exit ;;
				*machines*) answer='[{"name":"pc","alias":"p","is-default":true,"cpu-max":4}]' ;;
				*cpu-definitions*) answer='[{"name":"max","typename":"max-cpu","unavailable-features":["x"]}]' ;;
				*'"device"'*) answer='[{"name":"nic"},{"name":"fatal"},{"name":"hangs"},{"name":"last"},{"name":"max-cpu"}]' ;;
				*'"cpu"'*) answer='[{"name":"max-cpu"}]' ;;
				*'"fatal"'*) echo "$0: died" >&2; exit 3 ;;
				*'"hangs"'*) HANG ;;
				*'"last"'*) answer='[{"name":"mac","type":"str","default-value":"x"},{"name":"on","type":"bool","default-value":true}]' ;;
				*qmp_capabilities*) answer='{}' ;;
				*tpm-types*) echo '{"id":'$id',"error":{"class":"CommandNotFound","desc":"none"}}'; continue ;;
				esac
				echo '{"return":'$answer',"id":'$id'}'
			done
			""";

	@TempDir
	private Path folder = Path.of("");
	private final QemuCapability capability = new QemuCapability(task -> Thread.ofVirtual().start(task));

	@BeforeEach
	void begin() throws IOException {
		script(SCRIPT.replace("HANG", "answer='[]'"));
	}

	private Path program() {
		return folder.resolve("qemu-system-x86_64");
	}

	private void script(String text) throws IOException {
		Files.writeString(program(), text.replace("LOG", folder.resolve("log").toString()));
		Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwx------"));
	}

	private FakeHost host() {
		return new FakeHost(folder.resolve("run"));
	}

	private static <T> T get(CompletableFuture<T> future) throws Exception {
		return future.get(60, TimeUnit.SECONDS);
	}

	private QemuFacts facts(QemuCapability of) throws Exception {
		return get(of.of(host(), program()));
	}

	/** How often it was started to be asked over QMP. */
	private long starts() throws IOException {
		return Files.readAllLines(folder.resolve("log")).stream().filter(line -> line.contains("-qmp stdio")).count();
	}

	@Test
	void whatAQemuSaysBecomesFacts() throws Exception {
		var facts = facts(capability);
		assertTrue(facts.isKnown());
		assertEquals("9.9.1", facts.version());
		assertEquals("pc", facts.machine("p").orElseThrow().name());
		assertEquals(4, facts.usualMachine().orElseThrow().mostCpus());
		assertEquals(Set.of("tcg"), facts.accelerators(), "KVM is compiled in and does not work");
		assertEquals(List.of("x"), facts.cpuModels("tcg").getFirst().missing());
		assertEquals(List.of(), facts.cpuModels("kvm"));
		var card = facts.device("card").orElseThrow();
		assertEquals("nic PCI A card Network devices true", String.join(" ", card.name(), card.bus().orElse(""),
				card.description(), card.category(), Boolean.toString(card.creatable())));
		assertEquals("x",
				facts.device("last").orElseThrow().property("mac").flatMap(Property::defaultValue).orElse(""));
		assertEquals("on",
				facts.device("last").orElseThrow().property("on").flatMap(Property::defaultValue).orElse(""));
		assertEquals(Map.of("S", false, "m", true, "late", true), facts.takesValue(),
				"-late has its value guessed wrong");
	}

	@Test
	void aQuestionThatEndsItLosesNoOtherAndIsTold() throws Exception {
		var facts = facts(capability);
		assertTrue(facts.device("last").orElseThrow().property("mac").isPresent());
		assertEquals("QEMU ended with status 3: " + program() + ": died",
				facts.untold().get("device-list-properties fatal"));
		assertTrue(facts.device("fatal").isPresent(), "it is known, and its properties are not");
	}

	@Test
	@Tag("slow")
	void aQuestionThatIsNeverAnsweredLosesNoOther() throws Exception {
		script(SCRIPT.replace("HANG", "exec sleep 1000"));
		var facts = facts(
				new QemuCapability(task -> Thread.ofVirtual().start(task), Duration.ofSeconds(2)));
		assertTrue(facts.device("last").orElseThrow().property("mac").isPresent());
		assertEquals("QEMU did not answer within 3 s", facts.untold().get("device-list-properties hangs"));
	}

	@Test
	void itIsAskedOnceAndNotAgainByALaterWorkbench() throws Exception {
		var first = capability.of(host(), program());
		var second = capability.of(host(), program());
		assertSame(get(first), get(second));
		var asked = starts();
		assertEquals(get(first), facts(new QemuCapability(Runnable::run)));
		assertEquals(asked, starts());
	}

	@Test
	void aProgramThatHasChangedIsAskedAnew() throws Exception {
		var before = facts(capability);
		var asked = starts();
		script(SCRIPT.replace("HANG", "answer='[]'").replace("\"cpu-max\":4", "\"cpu-max\":16"));
		var after = facts(capability);
		assertNotSame(before, after);
		assertEquals(2 * asked, starts());
		assertEquals(16, after.usualMachine().orElseThrow().mostCpus());
	}

	/** The file can be a script that runs another QEMU since an update. */
	@Test
	void anotherVersionIsAskedAnewThoughTheFileIsTheSame() throws Exception {
		var version = Files.writeString(folder.resolve("version"), "9.9.1");
		script(SCRIPT.replace("HANG", "answer='[]'").replace("echo 'QEMU emulator version 9.9.1 (stand-in)'",
				"echo \"QEMU emulator version $(cat " + version + ")\""));
		facts(capability);
		var asked = starts();
		Files.writeString(version, "9.9.2");
		assertEquals("9.9.2", facts(new QemuCapability(Runnable::run)).version());
		assertEquals(2 * asked, starts());
	}

	@Test
	void whatWasKeptAndIsDamagedIsAskedAnew() throws Exception {
		facts(capability);
		var asked = starts();
		try (var kept = Files.list(host().files().cacheFolder().resolve("capability"))) {
			Files.write(kept.findFirst().orElseThrow(), new byte[]{1, 2, 3});
		}
		assertTrue(facts(new QemuCapability(Runnable::run)).device("card").isPresent());
		assertEquals(2 * asked, starts());
	}

	@Test
	void whatIsNotThereOrNoQemuIsNamedAndTriedAgain() throws Exception {
		assertTrue(failure(folder.resolve("none")).getMessage().startsWith("There is no " + folder.resolve("none")));
		script("#!/bin/sh\necho no >&2; exit 1\n");
		assertEquals(program() + " is no QEMU: no Choose another program.", failure(program()).getMessage());
		begin();
		assertTrue(facts(capability).isKnown());
	}

	private HostException failure(Path program) {
		var thrown = assertThrows(ExecutionException.class, () -> get(capability.of(host(), program)));
		return assertInstanceOf(HostException.class, thrown.getCause());
	}
}
