package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.AcceleratorChoice;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.launch.ProbeSector;

class AcceleratorTest {

	private static final String SLOW = "printf '\\002'; sleep 0.3; printf '\\003'; exit 33";
	private static final String FAST = "printf '\\002\\003'; exit 33";

	private final Bench bench = new Bench();

	AcceleratorTest() throws IOException {
		// a bench for each test
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	@Test
	void fastKvmIsChosen() throws Exception {
		AcceleratorChoice choice = choice("case \"$*\" in *'-accel kvm'*) " + FAST + " ;; *) " + SLOW + " ;; esac");
		assertEquals("kvm", choice.name());
		assertTrue(
				choice.reason().matches(
						"kvm 0\\.\\d\\d s \\(\\d+ M iterations/s\\); tcg 0\\.\\d\\d s \\(\\d+ M iterations/s\\)"),
				choice.reason());
	}

	@Test
	void kvmThatIsSlowerThanTcgIsNotUsed() throws Exception {
		AcceleratorChoice choice = choice("case \"$*\" in *'-accel kvm'*) " + SLOW + " ;; *) " + FAST + " ;; esac");
		assertEquals("tcg", choice.name());
		assertTrue(choice.reason().startsWith("kvm 0."), choice.reason());
	}

	@Test
	@Tag("slow")
	void kvmThatDoesNotComeToAnEndIsNotUsed() throws Exception {
		AcceleratorChoice choice = choice(
				"case \"$*\" in *'-accel kvm'*) printf '\\002'; exec sleep 60 ;; *) " + FAST + " ;; esac");
		assertEquals("tcg", choice.name());
		assertTrue(choice.reason().startsWith(
				"kvm present but unusable: 20 M iterations took over 5 s (under 4 M iterations/s); tcg 0.0"),
				choice.reason());
	}

	@Test
	void kvmThatFailsIsNotUsedAndItsWordsAreKept() throws Exception {
		AcceleratorChoice choice = choice("case \"$*\" in *'-accel kvm'*) "
				+ "echo 'qemu-system-x86_64: failed to set MSR 0x10a' >&2; exit 134 ;; *) " + FAST + " ;; esac");
		assertEquals("tcg", choice.name());
		assertTrue(choice.reason().startsWith("kvm not usable (exit 134: failed to set MSR 0x10a); tcg 0.0"),
				choice.reason());
	}

	@Test
	void kvmWithoutDeviceIsNotTried() throws Exception {
		Files.delete(bench.kvmDevice());
		AcceleratorChoice choice = choice(FAST);
		assertEquals("tcg", choice.name());
		assertTrue(choice.reason().startsWith("kvm not present (no " + bench.kvmDevice() + "); tcg 0.0"),
				choice.reason());
		assertEquals(1, bench.probes());
	}

	@Test
	void tcgThatFailsLeavesKvm() throws Exception {
		assertEquals("kvm", choice("case \"$*\" in *'-accel kvm'*) " + SLOW + " ;; *) exit 1 ;; esac").name());
	}

	@Test
	void verdictIsKeptUntilTheBinaryChanges() throws Exception {
		AcceleratorChoice first = choice(FAST);
		assertEquals(2, bench.probes());
		assertEquals(first, Bench.await(bench.host().profile()).accelerator());
		assertEquals(2, bench.probes());
		Files.setLastModifiedTime(bench.programs().resolve("qemu-system-x86_64"), FileTime.fromMillis(1));
		Bench.await(bench.host().profile());
		assertEquals(4, bench.probes());
	}

	@Test
	void damagedCacheIsMeasuredAnew() throws Exception {
		choice(FAST);
		Files.writeString(bench.folder().resolve("cache/accelerator.properties"), "for=\\u12");
		Bench.await(bench.host().profile());
		assertEquals(4, bench.probes());
	}

	@Test
	void binariesAreFoundPreferredFirst() throws Exception {
		bench.standIn(FAST, "");
		bench.script("qemu-system-aarch64", "echo 'QEMU emulator version 8.1.0'");
		bench.script("qemu-system-broken", "exit 1");
		HostProfile profile = Bench.await(bench.host().profile());
		assertEquals(new HostProfile.Binary(bench.programs().resolve("qemu-system-x86_64"), "9.9.1", "x86_64"),
				profile.binaries().getFirst());
		assertTrue(
				profile.binaries().stream().anyMatch(b -> b.target().equals("aarch64") && b.version().equals("8.1.0")));
		assertTrue(profile.binaries().stream().noneMatch(b -> b.target().equals("broken")));
	}

	@Test
	void bootSectorIsBootable() {
		byte[] image = ProbeSector.image();
		assertEquals(512, image.length);
		assertEquals(0xaa55, (image[510] & 0xff) | (image[511] & 0xff) << 8);
	}

	@Test
	@Tag("qemu")
	void bootSectorRunsItsLoopInRealQemu() throws Exception {
		HostProfile profile = Bench.await(bench.realHost().profile());
		assertTrue(profile.accelerator().reason().matches(".*tcg \\d+\\.\\d\\d s \\(\\d+ M iterations/s\\)"),
				profile.accelerator().reason());
	}

	private AcceleratorChoice choice(String probe) throws Exception {
		bench.standIn(probe, "");
		return Bench.await(bench.host().profile()).accelerator();
	}
}
