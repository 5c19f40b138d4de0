package org.wheelhouse.ui.definition.wizard;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;

/** A row for a file or a folder that is there, typed or chosen. UI thread. */
final class FileRow {

	private final FormRow row;
	private final Text text;
	private final String folder;

	/**
	 * @param folder   where choosing begins while no file is named
	 * @param hint     what stands there faintly while nothing is typed
	 * @param patterns of the names that are offered first; none for a folder
	 */
	FileRow(Composite grid, Entry entry, String name, String folder, String hint, List<String> patterns,
			FormRow.Listener listener) {
		this.folder = folder;
		row = new FormRow(grid, entry, name, FormRow.Place.BENEATH, listener);
		text = row.text(entry, hint, SWT.DEFAULT);
		row.button(entry, "…", SWT.PUSH, "browse").addListener(SWT.Selection, _ -> browse(name, patterns));
	}

	private void browse(String title, List<String> patterns) {
		if (patterns.isEmpty()) {
			var dialog = new DirectoryDialog(text.getShell(), SWT.OPEN);
			dialog.setText(title);
			dialog.setFilterPath(typed().isEmpty() ? folder : typed());
			chosen(dialog.open());
			return;
		}
		var dialog = new FileDialog(text.getShell(), SWT.OPEN);
		dialog.setText(title);
		dialog.setFilterExtensions(new String[]{String.join(";", patterns), "*"});
		dialog.setFilterPath(begin());
		file().map(Path::getFileName).ifPresent(named -> dialog.setFileName(named.toString()));
		chosen(dialog.open());
	}

	private void chosen(@Nullable String chosen) {
		if (chosen != null && !text.isDisposed()) {
			text.setText(chosen);
		}
	}

	/** The folder in which choosing begins: that of the file that is named. */
	String begin() {
		return file().map(Path::getParent).map(Path::toString).orElse(folder);
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
