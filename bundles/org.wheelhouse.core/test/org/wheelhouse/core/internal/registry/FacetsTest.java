package org.wheelhouse.core.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.state.Topic;

class FacetsTest {

	@Test
	void eachTopicHasOne() {
		assertEquals(EnumSet.allOf(Topic.class),
				Facets.ALL.stream().map(Facet::topic)
						.collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class))));
		assertEquals(Topic.values().length, Facets.ALL.size());
	}

	@Test
	void anEventMakesStaleWhatItIsAbout() {
		assertEquals(EnumSet.of(Topic.STATUS, Topic.MIGRATION), staleAfter("STOP"));
		assertEquals(EnumSet.of(Topic.STATUS, Topic.PCI, Topic.MIGRATION), staleAfter("RESUME"));
		assertEquals(EnumSet.of(Topic.STATUS, Topic.PCI, Topic.TOPOLOGY, Topic.BLOCK), staleAfter("RESET"));
		assertEquals(EnumSet.of(Topic.PCI, Topic.TOPOLOGY, Topic.BLOCK, Topic.CPU, Topic.MEMORY, Topic.NETWORK),
				staleAfter("DEVICE_DELETED"));
		assertEquals(EnumSet.of(Topic.BLOCK, Topic.STATUS), staleAfter("BLOCK_IO_ERROR"));
		assertEquals(EnumSet.of(Topic.BALLOON, Topic.MEMORY), staleAfter("BALLOON_CHANGE"));
	}

	@Test
	void aFamilyOfEventsIsKnownByItsBeginning() {
		assertEquals(EnumSet.of(Topic.BLOCK), staleAfter("BLOCK_JOB_COMPLETED"));
		assertEquals(EnumSet.of(Topic.VNC), staleAfter("VNC_CONNECTED"));
		assertEquals(EnumSet.of(Topic.MIGRATION, Topic.STATUS), staleAfter("MIGRATION"));
		assertEquals(EnumSet.of(Topic.MIGRATION, Topic.STATUS), staleAfter("MIGRATION_PASS"));
	}

	@Test
	void anUnknownEventSaysNothing() {
		assertEquals(Set.of(), staleAfter("NEW_IN_SOME_LATER_QEMU"));
	}

	@Test
	void anEventOfAFamilyThatIsNamedTooIsThatOfBoth() {
		assertEquals(EnumSet.of(Topic.STATUS, Topic.BLOCK), staleAfter("BLOCK_IO_ERROR"));
		assertEquals(EnumSet.of(Topic.BLOCK), staleAfter("BLOCK_WRITE_THRESHOLD"));
		assertSame(staleAfter("BLOCK_IO_ERROR"), staleAfter("BLOCK_IO_ERROR"), "nothing is made for an event");
	}

	private static Set<Topic> staleAfter(String event) {
		return Facets.STALE.after(event);
	}
}
