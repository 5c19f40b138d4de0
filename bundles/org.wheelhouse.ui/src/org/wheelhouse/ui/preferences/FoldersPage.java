package org.wheelhouse.ui.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.ui.widget.Fields;

/** Where definitions and images of a computer are: new ones are made there, and choosing begins there. */
public final class FoldersPage extends ComputerPage {

	private @Nullable Text machines;
	private @Nullable Text images;

	@Override
	void fillFor(Fields fields) {
		sentence(fields, Messages.Folders_About);
		machines = folder(fields, Messages.Folders_Machines, "preferences.machines");
		images = folder(fields, Messages.Folders_Images, "preferences.images");
	}

	private Text folder(Fields fields, String label, String id) {
		fields.label(label);
		var text = fields.text(id, 1);
		fields.button(id + ".browse", Messages.Browse, SWT.PUSH, 1, () -> {
			var dialog = new DirectoryDialog(getShell());
			dialog.setFilterPath(text.getText().isBlank() ? text.getMessage() : text.getText());
			var chosen = dialog.open();
			if (chosen != null) {
				text.setText(chosen);
			}
		});
		return text;
	}

	@Override
	void show(Computer computer) {
		var preferences = computer.preferences();
		var set = preferences.settings();
		fill(machines(), set.machineFolder(), preferences.machineFolder());
		fill(images(), set.imageFolder(), preferences.imageFolder());
	}

	private static void fill(Text text, Optional<Path> set, Path usual) {
		text.setMessage(usual.toString());
		text.setText(set.map(Path::toString).orElse(""));
	}

	@Override
	void showDefaults() {
		machines().setText("");
		images().setText("");
	}

	@Override
	void checked() {
		var now = images;
		if (now == null) {
			return; // they are being made
		}
		var wrong = isFolder(machines()) ? isFolder(now) ? "" : now.getText() : machines().getText();
		setErrorMessage(wrong.isEmpty() ? null : NLS.bind(Messages.Folders_Wrong, wrong));
		setValid(wrong.isEmpty());
	}

	private static boolean isFolder(Text text) {
		try {
			return path(text).map(Path::isAbsolute).orElse(true);
		} catch (InvalidPathException _) {
			return false;
		}
	}

	private static Optional<Path> path(Text text) {
		var typed = stripped(text.getText());
		return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(typed));
	}

	@Override
	HostSettings wanted(HostSettings before) {
		return before.withFolders(path(machines()), path(images()));
	}

	private Text machines() {
		return Objects.requireNonNull(machines);
	}

	private Text images() {
		return Objects.requireNonNull(images);
	}
}
