package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.definition.wizard.Proposal.Said;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormValues;

/** A computer is asked when it is chosen, and only that one. */
class HostProposalsTest {

	private final List<String> asked = new ArrayList<>();
	private final Scripted here = new Scripted("this computer");
	private final Scripted far = new Scripted("atlas");
	private final HostProposals proposals = new HostProposals(List.of(here, far));

	private final class Scripted implements HostProposals.Computer {

		private final String label;
		private final CompletableFuture<Boolean> changed = new CompletableFuture<>();
		private String problem = "";

		Scripted(String label) {
			this.label = label;
		}

		@Override
		public String label() {
			return label;
		}

		@Override
		public String problem() {
			return problem;
		}

		@Override
		public CompletableFuture<?> changed() {
			return changed;
		}

		@Override
		public Proposing ask() {
			asked.add(label);
			return new Proposing() {
				@Override
				public Choices choices() {
					return new Choices(List.of(), List.of(), List.of(label), List.of(), List.of(), List.of(), List.of(),
							List.of(), List.of("QEMU of " + label), List.of(), List.of(), 8, 1L << 30, 1, "/" + label);
				}

				@Override
				public HostFileChooser chooser() {
					throw new IllegalStateException("nobody browses");
				}

				@Override
				public Proposal propose(FormValues entries) {
					return new Proposal(definition(entries), List.of("create the folder x"),
							Map.of(Entry.HOST, new Said("QEMU of " + label, false)), Map.of(),
							Map.of(Entry.FOLDER, "/" + label), Optional.empty(),
							Optional.of(_ -> Undertaking.begin(_ -> new CompletableFuture<>())));
				}

				@Override
				public String definition(FormValues entries) {
					return "definition on " + label;
				}
			};
		}
	}

	private Proposal propose(int host) {
		return proposals.propose(new FormValues(Map.of(Entry.HOST.id(), String.valueOf(host))));
	}

	@Test
	void whatIsProposedIsOfTheComputerThatIsChosen() {
		assertEquals("definition on this computer", propose(0).definition());
		assertEquals(List.of("this computer"), asked, "the other was not asked");
		assertEquals(List.of("this computer", "atlas"), proposals.choices().hosts());
		var there = propose(1);
		assertEquals("/atlas", there.suggested().get(Entry.FOLDER));
		assertTrue(there.making().isPresent());
		assertEquals(List.of("QEMU of atlas"), proposals.choices().programs());
		assertEquals("/atlas", proposals.choices().images());
		assertEquals(List.of("this computer", "atlas"), proposals.choices().hosts());
		propose(0);
		propose(1);
		assertEquals(List.of("this computer", "atlas"), asked, "each once");
		assertEquals(far, proposals.chosen());
	}

	/** It speaks for those that are away: it is asked once, not at each look. */
	@Test
	void theFirstIsNotAskedAnewWhileNothingCanBeMadeOnIt() {
		here.problem = "This computer is read-only.";
		assertEquals("This computer is read-only.", propose(0).problems().get(Entry.HOST));
		assertTrue(propose(0).making().isEmpty());
		assertEquals(List.of("this computer"), asked);
	}

	@Test
	void oneThatIsAwayIsNotAskedAndNothingIsMadeElsewhere() {
		far.problem = "atlas is not connected.";
		var proposal = propose(1);
		assertEquals("atlas is not connected.", proposal.problems().get(Entry.HOST));
		assertFalse(proposal.said().containsKey(Entry.HOST), "what another computer has is not said of it");
		assertTrue(proposal.making().isEmpty());
		assertEquals(List.of(), proposal.steps());
		assertEquals(List.of("this computer"), asked);
		assertFalse(proposal.until().orElseThrow().isDone());
		far.problem = "";
		far.changed.complete(true);
		assertTrue(proposal.until().orElseThrow().isDone(), "it is looked at again");
		assertTrue(propose(1).making().isPresent());
	}
}
