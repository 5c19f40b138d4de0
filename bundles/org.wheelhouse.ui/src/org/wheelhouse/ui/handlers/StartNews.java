package org.wheelhouse.ui.handlers;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.model.live.Machine;

/** What may be said of a start whose QEMU runs: it may wait for somebody to connect before it answers. Model thread. */
public final class StartNews {

	private StartNews() {
	}

	/**
	 * That it is done, or that it waits, and then what has come of it.
	 *
	 * @param label   what the start is called
	 * @param answers whether QEMU has answered
	 */
	public static News of(String label, Machine machine, boolean answers) {
		var known = answers ? Optional.of(done(label)) : outcome(label, machine);
		return known.orElseGet(() -> {
			var later = new CompletableFuture<News>();
			machine.eAdapters().add(new Awaiting(label, machine, later));
			return new News(NLS.bind(Messages.Start_Waits, label, machine.getDetail()), Optional.of(later));
		});
	}

	/** What has come of it; empty while it may still answer. */
	private static Optional<News> outcome(String label, Machine machine) {
		return switch (machine.getState()) {
			case CONNECTING, UNRESPONSIVE, LOST -> Optional.empty();
			case DEFINED, ENDED -> Optional.of(News.of(NLS.bind(Messages.Start_Ended, label)));
			case RUNNING, PAUSED, MIGRATING, INCOMING, SEALED, FAILED, SHUTDOWN -> Optional.of(done(label));
		};
	}

	private static News done(String label) {
		return News.of(NLS.bind(Messages.Start_Done, label));
	}

	/** Listens until it is known what has come of it. */
	private static final class Awaiting extends AdapterImpl {

		private final String label;
		private final Machine machine;
		private final CompletableFuture<News> later;

		Awaiting(String label, Machine machine, CompletableFuture<News> later) {
			this.label = label;
			this.machine = machine;
			this.later = later;
		}

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			outcome(label, machine).ifPresent(news -> {
				machine.eAdapters().remove(this);
				later.complete(news);
			});
		}
	}
}
