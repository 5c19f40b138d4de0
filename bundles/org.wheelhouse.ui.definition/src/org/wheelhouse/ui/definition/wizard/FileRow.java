package org.wheelhouse.ui.definition.wizard;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.files.HostFileChooser;

/** A row for a file or a folder that is there, typed or chosen. UI thread. */
final class FileRow {

	private final FormRow row;
	private final Text text;
	private final Supplier<HostFileChooser> chooser;
	private final Supplier<String> folder;

	/**
	 * @param chooser  has it chosen
	 * @param folder   where choosing begins while no file is named
	 * @param hint     what stands there faintly while nothing is typed
	 * @param patterns of the names that are offered first; none for a folder
	 */
	FileRow(Composite grid, Entry entry, String name, Supplier<HostFileChooser> chooser, Supplier<String> folder,
			String hint, List<String> patterns, FormRow.Listener listener) {
		this.chooser = chooser;
		this.folder = folder;
		row = new FormRow(grid, entry, name, FormRow.Place.BENEATH, listener);
		text = row.text(entry, hint, SWT.DEFAULT);
		row.button(entry, "…", SWT.PUSH, "browse").addListener(SWT.Selection, _ -> browse(name, patterns));
	}

	private void browse(String title, List<String> patterns) {
		var chosen = patterns.isEmpty()
				? chooser.get().folder(text.getShell(), title, file().orElseGet(() -> Path.of(folder.get())))
				: chooser.get().file(text.getShell(), title, Path.of(begin()),
						file().map(Path::getFileName).map(Path::toString).orElse(""), patterns);
		chosen.filter(_ -> !text.isDisposed()).ifPresent(path -> text.setText(path.toString()));
	}

	/** The folder in which choosing begins: that of the file that is named. */
	String begin() {
		return file().map(Path::getParent).map(Path::toString).orElseGet(folder);
	}

	FormRow row() {
		return row;
	}

	/** What is typed, without blanks around it. */
	String typed() {
		return text.getText().strip();
	}

	/** Shows it; no person did it. */
	void show(String file) {
		row.quietly(() -> text.setText(file));
	}

	/** A full path; empty when it is none. */
	Optional<Path> file() {
		try {
			return Optional.of(Path.of(typed())).filter(Path::isAbsolute);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}
}
