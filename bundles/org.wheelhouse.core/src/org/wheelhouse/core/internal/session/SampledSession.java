package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.internal.machine.Overheard;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.PollerContext;
import org.wheelhouse.core.internal.series.RecordedSeries;
import org.wheelhouse.core.machine.ImageCreations;
import org.wheelhouse.core.machine.ObjectTypes;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.RunState;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryCommands;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.QmpSession;

/** One connection to a machine with the questions that are asked over it. On the machine's queue, where not said otherwise. */
final class SampledSession {

	private final QmpSession session;
	private final Sampler sampler;
	private final RunState state = new RunState();
	private final CommandNameQueries patient;
	private final CommandNameQueries usually;
	private volatile Optional<Set<String>> commands = Optional.empty();
	private @Nullable CompletableFuture<QemuCapabilities> learned;
	private @Nullable CompletableFuture<QemuCapabilities> language;

	/** What keeps views fresh: answered within a time of our own, else the machine counts as silent; a person's commands go first. */
	private record Patient(QmpSession session, Duration silence) implements CommandSender {

		@Override
		public <R> CompletableFuture<R> send(QmpCommand<R> command) {
			return session.sendYielding(command, silence);
		}
	}

	SampledSession(QmpSession session, MachineContext around, TopicWatches interest, RecordedSeries series,
			ImageCreations creations, Overheard overheard, Executor queue, Sampler.Listener listener) {
		var settings = around.settings();
		this.session = session;
		patient = new CommandNameQueries(new Patient(session, settings.silence()));
		usually = new CommandNameQueries(session);
		var context = new PollerContext(patient, settings, state, series, new ObjectTypes(patient), creations,
				this::learned, interest::kept, overheard, around.machines(),
				this::invalidateAll);
		var pollers = new EnumMap<Topic, Poller>(Topic.class);
		around.facets().forEach(facet -> pollers.put(facet.topic(), facet.poller().apply(context)));
		this.sampler = new Sampler(pollers, interest, around.wires(), queue, settings.retry(), Sampler.ROUND,
				listener);
	}

	/** For commands of others. Any thread. */
	QmpSession session() {
		return session;
	}

	/** Asks which commands QEMU has; from then on no question is in words that it does not have. */
	CompletableFuture<Void> learnCommands() {
		return OptionalQuery
				.<Optional<Set<String>>>instead(session.send(new QueryCommands()).thenApply(Optional::of),
						Optional.empty())
				.thenAccept(known -> {
					commands = known;
					known.ifPresent(patient::understands);
					known.ifPresent(usually::understands);
				});
	}

	/** Asks with the usual deadline, in QEMU's words. Any thread. */
	CommandSender asking() {
		return usually;
	}

	/** Whether the machine was started with {@code -preconfig} and has no parts yet. */
	boolean isUnmade() {
		return state.isUnmade();
	}

	/** What QEMU understands: asked for once, and again when it could not be told. Said by way of it are questions. */
	private synchronized CompletableFuture<QemuCapabilities> learned() {
		var known = learned;
		if (known == null || known.isCompletedExceptionally()) {
			known = commands.isPresent()
					? QemuCapabilities.learn(commands.get(), session)
					: QemuCapabilities.learn(session);
			learned = known;
		}
		return known.copy();
	}

	/**
	 * What QEMU understands, for commands of others, with what they have chosen. Any thread.
	 *
	 * @param door always the same: by way of it they are said
	 */
	synchronized CompletableFuture<QemuCapabilities> language(CommandSender door) {
		var known = language;
		if (known == null || known.isCompletedExceptionally()) {
			known = learned(door);
			language = known;
		}
		return known.copy();
	}

	private CompletableFuture<QemuCapabilities> learned(CommandSender door) {
		return learned().thenApply(told -> told.through(door));
	}

	/** Begins to ask. */
	void start() {
		sampler.consider();
	}

	private void invalidateAll() {
		sampler.invalidate(EnumSet.allOf(Topic.class));
	}

	void invalidate(Collection<Topic> topics) {
		sampler.invalidate(topics);
	}

	void watchesChanged() {
		sampler.consider();
	}

	/** Ends the session; the machine goes on. */
	void close() {
		sampler.close();
		session.close();
	}
}
