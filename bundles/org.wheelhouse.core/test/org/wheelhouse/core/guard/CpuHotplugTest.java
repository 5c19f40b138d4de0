package org.wheelhouse.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.MachineFacts;

class CpuHotplugTest {

	private static final OptionalInt NONE = OptionalInt.of(0);

	private static CpuHotplug cpus(String accelerator, String version, int present, OptionalInt takenOut) {
		return new CpuHotplug(new MachineFacts("m", version, "pc", accelerator, "", "", present), present, 4, takenOut,
				false);
	}

	@Test
	void anyMayComeAsLongAsNoneHasLeft() {
		assertEquals(Optional.empty(), cpus("tcg", "7.2.22", 2, NONE).plugRefusal());
		assertEquals(Optional.empty(), cpus("tcg", "11.1.3", 3, NONE).plugRefusal());
	}

	@Test
	void withKvmNothingIsRefused() {
		assertEquals(Optional.empty(), cpus("kvm", "7.2.22", 2, OptionalInt.of(5)).plugRefusal());
		assertEquals(Optional.empty(), cpus("kvm", "7.2.22", 2, OptionalInt.empty()).plugRefusal());
	}

	@Test
	void noneMayComeAfterOneHasLeftBefore11() {
		assertTrue(cpus("tcg", "7.2.22", 2, OptionalInt.of(1)).plugRefusal().orElseThrow().contains("7.2.22"));
		assertTrue(cpus("tcg", "10.0.13", 2, OptionalInt.of(1)).plugRefusal().isPresent());
		assertTrue(cpus("tcg", "", 2, OptionalInt.of(1)).plugRefusal().isPresent());
	}

	@Test
	void from11OnAsManyMayBeStartedAsThereArePlaces() {
		assertEquals(Optional.empty(), cpus("tcg", "11.1.3", 2, OptionalInt.of(1)).plugRefusal());
		assertTrue(cpus("tcg", "11.1.3", 2, OptionalInt.of(2)).plugRefusal().orElseThrow().contains("4 CPUs"));
		assertTrue(cpus("tcg", "11.1.3", 3, OptionalInt.of(1)).plugRefusal().isPresent());
	}

	@Test
	void whatIsNotKnownIsRefusedByName() {
		assertTrue(cpus("tcg", "11.1.3", 2, OptionalInt.empty()).plugRefusal().orElseThrow().contains("not known"));
		assertTrue(cpus("", "11.1.3", 2, OptionalInt.empty()).plugRefusal().isPresent());
	}

	@Test
	void noneMayLeaveWhereOneThreadRunsThemAll() {
		var facts = new MachineFacts("m", "11.1.3", "pc", "tcg", "", "", 2);
		assertTrue(new CpuHotplug(facts, 2, 4, NONE, true).unplugRefusal().isPresent());
		assertEquals(Optional.empty(), new CpuHotplug(facts, 2, 4, NONE, false).unplugRefusal());
	}

	/** 7.2 ended at the next device, whichever it was. */
	@Test
	void noneMayLeaveBefore10ButWithKvm() {
		var told = cpus("tcg", "7.2.22", 3, NONE);
		assertTrue(told.unplugRefusal().orElseThrow().contains("7.2.22"));
		assertTrue(told.unplugRemedy().contains("QEMU 10"), told.unplugRemedy());
		assertTrue(cpus("tcg", "", 3, NONE).unplugRefusal().isPresent());
		assertEquals(Optional.empty(), cpus("kvm", "7.2.22", 3, NONE).unplugRefusal());
		assertEquals(Optional.empty(), cpus("tcg", "10.0.13", 3, NONE).unplugRefusal());
	}
}
