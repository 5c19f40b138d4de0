package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressProposalsTest {

	private final AddressProposals proposals = new AddressProposals(
			new RecentAddresses(() -> "ssh://kim@atlas/run/q\nunix:/run/vm/qmp", _ -> {
				// nothing is kept
			}));

	@BeforeEach
	void know() {
		proposals.know(List.of("atlas", "tern"));
	}

	@Test
	void whatWasAttachedToLastComesBeforeTheComputers() {
		assertEquals(List.of("ssh://kim@atlas/run/q", "unix:/run/vm/qmp", "ssh://atlas/", "ssh://tern/"),
				proposals.of(""));
	}

	@Test
	void whatHasItAnywhereIsProposed() {
		assertEquals(List.of("ssh://kim@atlas/run/q", "ssh://atlas/"), proposals.of("ATL"));
		assertEquals(List.of("ssh://kim@atlas/run/q", "unix:/run/vm/qmp"), proposals.of("/run"));
		assertEquals(List.of(), proposals.of("unix:/run/vm/qmp"), "it is there already");
	}

	@Test
	void theUserStaysBeforeTheComputer() {
		assertEquals(List.of("ssh://root@tern/"), proposals.of("ssh://root@t"));
	}
}
