package org.wheelhouse.ui.definition.form;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.definition.form.FieldKind;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostPreferences;
import org.wheelhouse.ui.files.HostFileChooser;

/**
 * Where the files of a definition are. UI thread.
 *
 * @param host   its computer
 * @param folder in which it is started: relative paths begin there
 */
record ImagePlace(Host host, Path folder) {

	/** Where choosing begins, and new images are made: what is set for the computer. */
	Path images() {
		return host.preferences().map(HostPreferences::imageFolder).orElse(folder);
	}

	/** What an option means by a name; empty where that is none. */
	Optional<Path> path(String spelled) {
		try {
			return spelled.isBlank() ? Optional.empty() : Optional.of(folder.resolve(spelled).normalize());
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	/** As an option names it: so that both can be moved together, where both are in one folder. */
	String spelled(Path file) {
		return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
	}

	/** Has a person choose a file or folder, beside the one that is named now. */
	Optional<String> choose(Shell shell, FieldKind kind, String now) {
		var begin = path(now).flatMap(file -> Optional.ofNullable(file.getParent())).orElseGet(this::images);
		var chooser = new HostFileChooser(host);
		return (kind == FieldKind.FOLDER
				? chooser.folder(shell, Messages.Image_Folder, begin)
				: chooser.file(shell, Messages.Image_File, begin, "", List.of())).map(Path::toString);
	}
}
