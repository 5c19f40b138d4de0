package org.wheelhouse.core.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.message.QemuVersion;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Whether an image is being created in one machine ({@code blockdev-create}). While the job writes a qcow2 header there is a
 * node that is not open yet, and some versions abort when they are asked for it: {@code query-named-block-nodes} ended 5.2 and
 * 7.2 within a few images, 10.0 and 11.1 never. So nobody is to ask meanwhile. Any thread; asking never blocks.
 */
public final class ImageCreations {

	private static final String DANGER = "query-named-block-nodes";
	/** Why it was not. */
	public static final String REASON = "An image is being created, and this version of QEMU may end itself when it is asked for its block nodes meanwhile. Ask again when the job has ended.";

	/** How the jobs are called that our own forms begin: these tell why they failed. */
	public static final String OURS = "wh-";

	private static final String COMMAND = "blockdev-create";
	/** QAPI {@code JobType}. */
	private static final String TYPE = "create";
	/** QAPI {@code JobStatus}: of a job that does nothing any more. */
	private static final Set<String> OVER = Set.of("concluded", "null");
	/** The oldest of those that are known to survive. */
	private static final QemuVersion SAFE = new QemuVersion(10, 0, 0, "");

	/** Commands of ours that have been sent and not answered. Guarded by this. */
	private int sent;
	/** The jobs that may create an image now: an event does not tell of what type a job is. Guarded by this. */
	private final Set<String> suspects = new HashSet<>();
	/** Whether the jobs that were begun before the connection have been asked for. Guarded by this. */
	private boolean known;
	/** Goes up when something changes, so that an answer that may be older is not believed. Guarded by this. */
	private long changes;
	/** Whether this QEMU may be asked at any time. Guarded by this. */
	private boolean safe;

	/** Whether a command is not to be sent meanwhile. */
	public static boolean isDanger(QmpCommand<?> command) {
		return command.name().equals(DANGER)
				|| HumanMonitorLine.of(command).filter(HumanMonitorLine::asksForNodes).isPresent();
	}

	/** Whether this QEMU may be asked at any time. */
	public synchronized boolean isSafe() {
		return safe;
	}

	/** A connection to such a QEMU begins: what happened before was not heard. */
	public synchronized void connected(QemuVersion version) {
		safe = version.compareTo(SAFE) >= 0;
		suspects.clear();
		known = false;
		changes++;
	}

	/** A command is about to be sent. {@link #answered} is to follow, whatever becomes of it. */
	public synchronized void sending(QmpCommand<?> command) {
		if (command.name().equals(COMMAND)) {
			sent++;
			changes++;
		}
	}

	/**
	 * A command was answered, refused, or given up.
	 *
	 * @return whether those who were not allowed to ask are to try again
	 */
	public synchronized boolean answered(QmpCommand<?> command) {
		if (!command.name().equals(COMMAND)) {
			return false;
		}
		sent--;
		changes++;
		suspects.add(command.arguments().path("job-id").asText());
		return true;
	}

	/** Something happened in the machine; other clients begin jobs too. */
	public synchronized void heard(Event event) {
		if (event.name().equals("JOB_STATUS_CHANGE")) {
			changes++;
			var id = event.data().path("id").asText();
			if (OVER.contains(event.data().path("status").asText())) {
				suspects.remove(id);
			} else {
				suspects.add(id);
			}
		}
	}

	/**
	 * Asks for nodes, unless an image is or may be under creation.
	 *
	 * @param question sends what asks for them
	 * @return empty when nothing was asked: to be tried again after a {@code JOB_STATUS_CHANGE}, and after a while
	 */
	public <T> CompletableFuture<Optional<T>> unlessOne(CommandSender machine,
			Supplier<CompletableFuture<T>> question) {
		long asked;
		synchronized (this) {
			if (safe || known && suspects.isEmpty()) {
				return askUnlessOne(question);
			}
			asked = changes;
		}
		return OptionalQuery.insteadOfLacking(machine.send(new QueryJobs()), List.of()).thenCompose(jobs -> {
			identified(jobs, asked);
			return askUnlessOne(question);
		});
	}

	private synchronized void identified(List<QueryJobs.Job> jobs, long asked) {
		if (asked == changes) {
			known = true;
			suspects.clear();
			jobs.stream().filter(job -> job.type().equals(TYPE) && !OVER.contains(job.status()))
					.forEach(job -> suspects.add(job.id()));
		}
	}

	/** Under the lock: nobody's {@link #sending} can come between the look and the question. */
	private synchronized <T> CompletableFuture<Optional<T>> askUnlessOne(Supplier<CompletableFuture<T>> question) {
		return safe || known && suspects.isEmpty() && sent == 0
				? question.get().thenApply(Optional::of)
				: CompletableFuture.completedFuture(Optional.empty());
	}
}
