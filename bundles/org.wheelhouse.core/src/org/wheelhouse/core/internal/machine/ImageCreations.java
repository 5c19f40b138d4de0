package org.wheelhouse.core.internal.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.wheelhouse.core.topology.CommandSender;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.message.Event;

/**
 * The jobs of one machine that create images ({@code blockdev-create}). While one writes a qcow2 header there is a node that
 * is not open yet, and QEMU before 10.0 aborts when it is asked for it: {@code query-named-block-nodes} killed 5.2 and 7.2
 * within a few images. So nobody may ask for nodes meanwhile. Any thread.
 */
final class ImageCreations {

	private static final String COMMAND = "blockdev-create";
	/** QAPI {@code JobType}. */
	private static final String TYPE = "create";
	/** QAPI {@code JobStatus}: of a job that does nothing any more. */
	private static final Set<String> OVER = Set.of("concluded", "null");

	private enum Job {
		CREATES, UNKNOWN
	}

	/** By their ids, those that may be under way. Guarded by this. */
	private final Map<String, Job> jobs = new HashMap<>();
	/** Whether all that was begun before has been asked for. Guarded by this. */
	private boolean known;

	/** A connection begins: what happened before was not heard. */
	synchronized void forget() {
		jobs.clear();
		known = false;
	}

	/** A command is about to be sent. */
	synchronized void sending(QmpCommand<?> command) {
		if (command.name().equals(COMMAND)) {
			jobs.put(id(command), Job.CREATES);
		}
	}

	/** QEMU has refused a command. */
	synchronized void refused(QmpCommand<?> command) {
		if (command.name().equals(COMMAND)) {
			jobs.remove(id(command));
		}
	}

	private static String id(QmpCommand<?> command) {
		return command.arguments().path("job-id").asText();
	}

	/** Something happened in the machine. Others than we begin jobs too, and the event does not tell of what type. */
	synchronized void heard(Event event) {
		if (event.name().equals("JOB_STATUS_CHANGE")) {
			var id = event.data().path("id").asText();
			if (OVER.contains(event.data().path("status").asText())) {
				jobs.remove(id);
			} else {
				jobs.putIfAbsent(id, Job.UNKNOWN);
			}
		}
	}

	/**
	 * Asks for nodes, unless an image is being created.
	 *
	 * @param question sends what asks for them; called at once or on the thread of the wires, and must not wait
	 * @return empty when nothing was asked: {@code JOB_STATUS_CHANGE} will tell when it can be
	 */
	<T> CompletableFuture<Optional<T>> unlessOne(CommandSender machine, Supplier<CompletableFuture<T>> question) {
		return identified(machine).thenCompose(_ -> askUnlessOne(question));
	}

	/** Before the question is on its way nobody else's command is, by {@link #sending}. */
	private synchronized <T> CompletableFuture<Optional<T>> askUnlessOne(Supplier<CompletableFuture<T>> question) {
		return jobs.containsValue(Job.CREATES)
				? CompletableFuture.completedFuture(Optional.empty())
				: question.get().thenApply(Optional::of);
	}

	/** Finds out what the jobs are of which only events have told, and, at first, which there are. */
	private CompletableFuture<?> identified(CommandSender machine) {
		synchronized (this) {
			if (known && !jobs.containsValue(Job.UNKNOWN)) {
				return CompletableFuture.completedFuture(true);
			}
		}
		return Refusals.instead(machine.send(new QueryJobs()), List.of()).thenAccept(this::identify);
	}

	private synchronized void identify(List<QueryJobs.Job> found) {
		known = true;
		jobs.values().removeIf(Job.UNKNOWN::equals);
		found.stream().filter(job -> job.type().equals(TYPE) && !OVER.contains(job.status()))
				.forEach(job -> jobs.put(job.id(), Job.CREATES));
	}
}
