package org.wheelhouse.core.internal.guestagent;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.machine.ChardevBackend;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.session.CommandSender;

/** The agent of one machine's guest: one question at a time, each over a connection of its own. Any thread. */
public final class AgentConnection implements GuestAgent {

	/** So long QEMU may believe that somebody is connected who has left. */
	private static final Duration LEAVING = Duration.ofMillis(500);
	private static final Duration SOON = Duration.ofMillis(50);

	private final CommandSender machine;
	private final Supplier<QemuFiles> files;
	private final WireLoop wires;
	private volatile long leftNanos = System.nanoTime() - LEAVING.toNanos();
	private CompletableFuture<?> last = CompletableFuture.completedFuture("");

	/**
	 * @param machine tells where the port leads
	 * @param files   of its computer, by QEMU's names
	 */
	public AgentConnection(CommandSender machine, Supplier<QemuFiles> files, WireLoop wires) {
		this.machine = machine;
		this.files = files;
		this.wires = wires;
	}

	@Override
	public CompletableFuture<Answer> ask(String command) {
		var exchange = new AgentExchange(command, ThreadLocalRandom.current().nextLong(1, 1L << 50));
		var answer = exchange.answer();
		var late = wires.schedule(PATIENCE, () -> answer.complete(new Answer.Untold(
				"The guest's agent has not answered within " + PATIENCE.toSeconds() + " s", true)));
		var gone = answer.thenCompose(_ -> left(exchange, late));
		next(gone).thenRun(() -> begin(exchange));
		return gone.copy();
	}

	/** Completes, whatever came of it, when the question before has left the port. */
	private synchronized CompletableFuture<?> next(CompletableFuture<Answer> answer) {
		var before = last;
		last = answer;
		return before;
	}

	private CompletableFuture<Answer> left(AgentExchange exchange, Timer late) {
		late.cancel();
		if (exchange.leave()) {
			leftNanos = System.nanoTime();
		}
		return exchange.answer();
	}

	private void begin(AgentExchange exchange) {
		if (exchange.answer().isDone()) {
			return;
		}
		AgentPort.find(machine).thenCombine(files.get().paths(), (port, paths) -> switch (port) {
			case AgentPort.Closed(var why) -> untold(exchange, why);
			case AgentPort.Held _ when System.nanoTime() - leftNanos < LEAVING.toNanos() -> later(exchange);
			case AgentPort.Held _ ->
				untold(exchange, "Another program speaks with the guest's agent, and it serves one at a time");
			case AgentPort.Free(Address.Tcp _) when !paths.sharesNetwork() ->
				untold(exchange, "The port of the guest's agent is one of another network namespace");
			case AgentPort.Free(var address) -> open(exchange, ChardevBackend.here(address, paths));
		}).exceptionally(problem -> untold(exchange, Reason.text(problem)));
	}

	/** It is most likely our own last question that QEMU tells of. */
	private boolean later(AgentExchange exchange) {
		wires.schedule(SOON, () -> begin(exchange));
		return true;
	}

	private boolean open(AgentExchange exchange, Address address) {
		files.get().host().open(wires, address, GuestAgent.PATIENCE, exchange)
				.whenComplete((_, problem) -> {
					if (problem != null) {
						untold(exchange, Reason.text(problem));
					}
				});
		return true;
	}

	private static boolean untold(AgentExchange exchange, String why) {
		return exchange.answer()
				.complete(new Answer.Untold(why.endsWith(".") ? why.substring(0, why.length() - 1) : why,
						false));
	}
}
