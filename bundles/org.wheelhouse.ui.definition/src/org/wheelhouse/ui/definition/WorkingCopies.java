package org.wheelhouse.ui.definition;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.ui.IWorkbench;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.ui.part.ModelThread;

/** The definitions that are being edited: who edits the same file gets the same working copy. UI thread. */
public final class WorkingCopies {

	private final Executor modelThread;
	private final Map<Key, Use> open = new HashMap<>();

	private record Key(String host, Path path) {}

	private static final class Use {

		private final WorkingCopy copy;
		private int users;

		Use(WorkingCopy copy) {
			this.copy = copy;
		}
	}

	/** The one of a workbench. */
	static WorkingCopies of(IWorkbench workbench) {
		var context = Objects.requireNonNull(workbench.getService(IEclipseContext.class));
		var known = context.get(WorkingCopies.class);
		if (known != null) {
			return known;
		}
		var made = new WorkingCopies(Objects.requireNonNull(workbench.getService(ModelThread.class)));
		context.set(WorkingCopies.class, made);
		return made;
	}

	/** @param modelThread the UI thread */
	public WorkingCopies(Executor modelThread) {
		this.modelThread = modelThread;
	}

	/** The one of a file; its content comes a moment later. To be {@link #close closed} as often as it was opened. */
	public WorkingCopy open(Host host, Path file) {
		return open(host.id(), host.files(), file);
	}

	/**
	 * As {@link #open(Host, Path)}.
	 *
	 * @param host  by which the computer is known
	 * @param files of that computer
	 */
	public WorkingCopy open(String host, HostFiles files, Path file) {
		var path = file.toAbsolutePath().normalize();
		var use = open.computeIfAbsent(new Key(host, path),
				_ -> new Use(new WorkingCopy(files, path, modelThread, System::nanoTime)));
		use.users++;
		use.copy.look();
		return use.copy;
	}

	/** One that used it does so no longer; with the last what is not saved is gone. */
	public void close(WorkingCopy copy) {
		open.values().removeIf(use -> use.copy == copy && --use.users == 0);
	}
}
