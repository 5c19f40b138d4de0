package org.wheelhouse.ui.hotplug;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.SizeText;

/** The fields of a disk: an image that exists, or one to be made. */
final class DiskFields implements BackendFields {

	private static final String[] PATTERNS = {"*.qcow2;*.img;*.raw;*.iso", "*"};

	private final Combo kind;
	private final Text file;
	private final Button browse;
	private final Combo format;
	private final Button readOnly;
	private final Label sizeLabel;
	private final Text size;
	private final Combo unit;
	private final Composite parent;

	DiskFields(Composite parent, Runnable changed) {
		this.parent = parent;
		var fields = new Fields(parent, changed);
		fields.label(Messages.DiskFields_disk);
		kind = fields.combo("hotplug.disk", List.of(Messages.DiskFields_existing, Messages.DiskFields_fresh), 2);
		fields.label(Messages.DiskFields_file);
		file = fields.text("hotplug.file", 1);
		browse = fields.button("hotplug.browse", Messages.DiskFields_browse, SWT.PUSH, 1, this::browse);
		fields.label(Messages.DiskFields_format);
		format = fields.combo("hotplug.format", ImageFormat.ALL, 1);
		readOnly = fields.button("hotplug.readOnly", Messages.DiskFields_readOnly, SWT.CHECK, 1, changed);
		sizeLabel = fields.label(Messages.DiskFields_size);
		size = fields.text("hotplug.size", 1);
		size.setText("10");
		unit = fields.combo("hotplug.unit", SizeText.UNITS, 1);
		unit.select(1);
		file.addListener(SWT.Modify, _ -> propose());
		kind.addListener(SWT.Selection, _ -> showKind());
		file.setMessage(Messages.DiskFields_message);
		showKind();
	}

	/** Takes an image that exists, for example one that was dropped. */
	void image(Path image) {
		kind.select(0);
		showKind();
		file.setText(image.toString());
	}

	@Override
	public PlugDraft.Backend backend() {
		var name = file.getText().strip();
		return fresh()
				? new PlugDraft.Backend.Fresh(name, format.getText(), size.getText(), unit.getSelectionIndex())
				: new PlugDraft.Backend.Existing(name, format.getText(), readOnly.getSelection());
	}

	@Override
	public void enable(boolean enabled) {
		Stream.of(kind, file, browse, format, readOnly, size, unit).forEach(control -> control.setEnabled(enabled));
	}

	private boolean fresh() {
		return kind.getSelectionIndex() == 1;
	}

	private void showKind() {
		readOnly.setVisible(!fresh());
		Stream.of(sizeLabel, size, unit).forEach(control -> show(control, fresh()));
		parent.layout(true, true);
	}

	private static void show(Control control, boolean shown) {
		control.setVisible(shown);
		if (control.getLayoutData() == null) {
			control.setLayoutData(new GridData());
		}
		((GridData) control.getLayoutData()).exclude = !shown;
	}

	private void propose() {
		if (!fresh()) {
			try {
				var image = Path.of(file.getText().strip());
				format.setText(ImageFormat.proposed(image));
				if (ImageFormat.isDisc(image)) {
					// Whoever writes to the copy of a disc destroys it for every other machine.
					readOnly.setSelection(true);
				}
			} catch (InvalidPathException _) {
				// The form says that it is no path.
			}
		}
	}

	private void browse() {
		var dialog = new FileDialog(parent.getShell(), fresh() ? SWT.SAVE : SWT.OPEN);
		dialog.setFilterExtensions(PATTERNS);
		dialog.setText(fresh() ? Messages.DiskFields_fresh : Messages.DiskFields_existing);
		var chosen = dialog.open();
		if (chosen != null) {
			file.setText(chosen);
		}
	}
}
