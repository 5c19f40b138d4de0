package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Asks which device is to be plugged in, when that begins with neither a place nor the palette. What comes next is the form
 * for that device. Sends nothing. UI thread.
 */
final class PlugInDialog extends Dialog {

	private static final int WIDTH = 360;
	private static final int HEIGHT = 420;

	private final String machine;
	private final Consumer<DeviceType> next;
	private @Nullable PaletteList list;
	private List<PaletteEntry> entries = List.of();

	/** @param next opens the form; called when this window is closed */
	PlugInDialog(Shell parent, String machine, Consumer<DeviceType> next) {
		super(parent);
		this.machine = machine;
		this.next = next;
		setShellStyle(SWT.SHELL_TRIM & ~SWT.MAX & ~SWT.MIN | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	/** Shows these devices. */
	void show(List<PaletteEntry> shown) {
		entries = shown;
		var made = list;
		if (made != null && !made.isDisposed()) {
			made.show(shown);
			allow();
		}
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.PlugInDialog_title, machine));
			WidgetIds.name(shell, "plugin");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		ColorRole.SURFACE.fill(area);
		var made = new PaletteList(area, Messages.PlugInDialog_hint, Messages.PlugInDialog_how);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, HEIGHT).applyTo(made);
		made.onPlug(this::choose);
		made.viewer().addSelectionChangedListener(_ -> allow());
		list = made;
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.PlugInDialog_next, false), "plugin.next");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false),
				"plugin.cancel");
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		var contents = super.createContents(parent);
		show(entries);
		Objects.requireNonNull(list).setFocus();
		return contents;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void okPressed() {
		chosen().ifPresent(this::choose);
	}

	private void choose(DeviceType type) {
		close();
		next.accept(type);
	}

	private Optional<DeviceType> chosen() {
		var made = list;
		return made == null
				? Optional.empty()
				: made.selected().filter(PaletteEntry::fits).map(PaletteEntry::type);
	}

	private void allow() {
		var button = getButton(IDialogConstants.OK_ID);
		if (button != null) {
			button.setEnabled(chosen().isPresent());
		}
	}
}
