package org.wheelhouse.core.internal.registry;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.internal.sync.HostFacts;
import org.wheelhouse.core.internal.sync.HostLink;
import org.wheelhouse.core.internal.sync.ModelUpdateQueue;
import org.wheelhouse.host.Host;

/** Shows the computers, at once, and what they can run as soon as each has found out. Any thread. */
public final class HostPublisher {

	private final Hosts hosts;
	private final ModelUpdateQueue pump;
	private final Runnable show;
	private final Map<String, HostFacts> facts = new ConcurrentHashMap<>();
	private volatile String trouble = "";
	private volatile Predicate<String> locked = _ -> false;
	private volatile Optional<String> lockTrouble = Optional.empty();

	/** @param hosts in the order in which they are shown */
	public HostPublisher(Hosts hosts, ModelUpdateQueue pump, ModelSync model) {
		this.hosts = hosts;
		this.pump = pump;
		this.show = () -> model
				.apply(hosts.all().stream()
						.map(host -> facts.getOrDefault(host.id(), HostFacts.of(host)).having(trouble)
								.lockedBecause(lockTrouble)
								.locked(locked.test(host.id())))
						.toList());
	}

	/**
	 * Which are read-only is known from now on.
	 *
	 * @param which   by their ids
	 * @param trouble why all are, when it cannot be told which
	 */
	public void lockedBy(Predicate<String> which, Optional<String> trouble) {
		locked = which;
		lockTrouble = trouble;
		pump.request(show);
	}

	/** Shows why what is known of machines cannot be kept; empty when it can be. */
	public void trouble(String why) {
		if (!why.equals(trouble)) {
			trouble = why;
			pump.request(show);
		}
	}

	/** Shows those that are known. */
	public void show() {
		pump.request(show);
	}

	/** Shows one that is there, or what stands for one that is not. Does not block. */
	public void show(Host host) {
		facts.put(host.id(), HostFacts.of(host));
		pump.request(show);
		ask(host);
	}

	/** Shows how it stands with the way to a computer far away. */
	void show(Host host, HostLink link) {
		change(host, known -> known.over(link));
	}

	/** Shows what a computer can run when it has found out; what was shown of it stays until then. */
	void ask(Host host) {
		host.profile().<UnaryOperator<HostFacts>>thenApply(profile -> known -> known.with(profile))
				.exceptionally(problem -> known -> known.failed(Reason.text(problem)))
				.thenAccept(found -> change(host, found));
	}

	/** What one tells that has gone meanwhile is not of what stands for it, nor of nobody. */
	private void change(Host host, UnaryOperator<HostFacts> change) {
		if (hosts.all().contains(host)) {
			facts.compute(host.id(), (_, known) -> change.apply(known == null ? HostFacts.of(host) : known));
			pump.request(show);
		}
	}

	/** One is not to be shown any more. */
	void forget(String hostId) {
		facts.remove(hostId);
		pump.request(show);
	}
}
