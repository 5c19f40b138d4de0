package org.wheelhouse.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * Has a person choose files of a computer: in the desktop's window for the one on which the workbench runs, in one of ours for
 * others, whose files are listed there. UI thread; waits for the person with the event loop running.
 *
 * @param host whose files
 */
public record HostFileChooser(Host host) {

	/** As the folder to begin in: where the desktop was last, or the user's own on a computer far away. */
	public static final Path ANYWHERE = Path.of("");

	/** Of a computer in the list; of the first one where it is not there any more. */
	public static HostFileChooser of(MachineRegistry registry, String hostId) {
		return new HostFileChooser(registry.computer(hostId).orElseGet(() -> registry.hosts().getFirst()));
	}

	/**
	 * A file that is there.
	 *
	 * @param begin    the folder to begin in
	 * @param name     of the one that is named now; may be empty
	 * @param patterns of the names that are offered first, for example {@code *.iso}; none for all
	 */
	public Optional<Path> file(Shell shell, String title, Path begin, String name, List<String> patterns) {
		if (isFar()) {
			return far(shell, title, HostFileDialog.Kind.FILE, begin, name, patterns);
		}
		var dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(title);
		if (!patterns.isEmpty()) {
			dialog.setFilterExtensions(new String[]{String.join(";", patterns), "*"});
		}
		begin(dialog, begin, name);
		return path(dialog.open());
	}

	/** A folder that is there. */
	public Optional<Path> folder(Shell shell, String title, Path begin) {
		if (isFar()) {
			return far(shell, title, HostFileDialog.Kind.FOLDER, begin, "", List.of());
		}
		var dialog = new DirectoryDialog(shell, SWT.OPEN);
		dialog.setText(title);
		dialog.setFilterPath(begin.toString());
		return path(dialog.open());
	}

	/**
	 * The name of a file that is to be made. That there is one by this name is for whoever makes it to refuse.
	 *
	 * @param begin the folder to begin in
	 * @param name  that is proposed; may be empty
	 */
	public Optional<Path> fresh(Shell shell, String title, Path begin, String name) {
		if (isFar()) {
			return far(shell, title, HostFileDialog.Kind.FRESH, begin, name, List.of());
		}
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(title);
		dialog.setOverwrite(false);
		begin(dialog, begin, name);
		return path(dialog.open());
	}

	/** Why a file of the desktop, which is of this computer, is none of those; empty when it is one. */
	public Optional<CoreException> refuses(Path dropped) {
		return isFar()
				? Optional.of(new CoreException(NLS.bind(Messages.Dropped_here, dropped, host.label()),
						Messages.Dropped_hereAdvice, null))
				: Optional.empty();
	}

	/** Whether it is another computer than the one on which the workbench runs. */
	private boolean isFar() {
		return host instanceof RemoteHost;
	}

	private Optional<Path> far(Shell shell, String title, HostFileDialog.Kind kind, Path begin, String name,
			List<String> patterns) {
		var dialog = new HostFileDialog(shell, host, title, kind, begin, name, patterns);
		return dialog.open() == Window.OK ? dialog.chosen() : Optional.empty();
	}

	private static void begin(FileDialog dialog, Path folder, String name) {
		dialog.setFilterPath(folder.toString());
		if (!name.isEmpty()) {
			dialog.setFileName(name);
		}
	}

	private static Optional<Path> path(@Nullable String chosen) {
		return Optional.ofNullable(chosen).map(Path::of);
	}
}
