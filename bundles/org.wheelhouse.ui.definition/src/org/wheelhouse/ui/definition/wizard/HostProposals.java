package org.wheelhouse.ui.definition.wizard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormValues;

/**
 * Proposes for the computer that is chosen, and asks that one alone. Each is asked when it is chosen first. UI thread; never
 * blocks.
 */
final class HostProposals implements Proposing {

	/** A computer that is offered. UI thread. */
	interface Computer {

		/** What a person calls it. */
		String label();

		/** Why nothing can be made there now, and what to do, in whole sentences; empty when something can. */
		String problem();

		/** Completes when that may have changed; never fails. */
		CompletableFuture<?> changed();

		/** Begins to ask it. */
		Proposing ask();
	}

	private final List<Computer> computers;
	private final Map<Computer, Proposing> asked = new HashMap<>();
	private Computer chosen;

	/** @param computers at least one; the first is chosen */
	HostProposals(List<? extends Computer> computers) {
		this.computers = List.copyOf(computers);
		chosen = this.computers.getFirst();
	}

	/** The one for which was proposed last. */
	Computer chosen() {
		return chosen;
	}

	/** What the chosen one says; while nothing can be made there, what the first does. */
	private Proposing current() {
		return asked.computeIfAbsent(isAway() ? computers.getFirst() : chosen, Computer::ask);
	}

	private boolean isAway() {
		return !chosen.problem().isEmpty();
	}

	@Override
	public Choices choices() {
		return current().choices().on(computers.stream().map(Computer::label).toList());
	}

	@Override
	public HostFileChooser chooser() {
		return current().chooser();
	}

	@Override
	public String definition(FormValues entries) {
		return current().definition(entries);
	}

	@Override
	public Proposal propose(FormValues entries) {
		chosen = computers.get(entries.choice(Entry.HOST.id()));
		if (!isAway()) {
			return current().propose(entries);
		}
		if (!chosen.equals(computers.getFirst())) { // which speaks for those that are away
			asked.remove(chosen); // what it said then is not what it says when it is back
		}
		var proposal = current().propose(entries);
		var said = new EnumMap<>(proposal.said());
		said.remove(Entry.HOST);
		var problems = new EnumMap<Entry, String>(Entry.class);
		problems.putAll(proposal.problems());
		problems.put(Entry.HOST, chosen.problem());
		var until = new ArrayList<CompletableFuture<?>>(List.of(chosen.changed()));
		proposal.until().ifPresent(until::add);
		return new Proposal(proposal.definition(), List.of(), said, problems, proposal.suggested(),
				Optional.of(CompletableFuture.anyOf(until.toArray(CompletableFuture[]::new))), Optional.empty());
	}
}
