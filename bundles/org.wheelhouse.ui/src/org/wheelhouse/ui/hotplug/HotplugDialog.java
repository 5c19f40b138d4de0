package org.wheelhouse.ui.hotplug;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The form in a window of its own beside the picture, which stays usable. Adding shows its progress and QEMU's words here;
 * closing the window does not stop what has been sent. UI thread.
 */
public final class HotplugDialog extends Dialog {

	private final PlugTarget target;
	private final DeviceType type;
	private final Executor modelThread;
	private final OperationRunner operations;
	private final Listener controlEnter = this::controlEnter;
	private Consumer<Optional<PlannedDevice>> planned = _ -> {
	};
	private Optional<Place> place = Optional.empty();
	private Optional<Path> image = Optional.empty();
	private @Nullable HotplugForm form;
	private @Nullable Outcome outcome;

	/**
	 * A device that is being prepared.
	 *
	 * @param place where it would go
	 * @param id    what it would be called
	 */
	public record PlannedDevice(Place place, String id) {}

	/**
	 * @param modelThread the UI thread
	 * @param operations  shows a failure that comes after the window was closed
	 */
	public HotplugDialog(Shell parent, PlugTarget target, DeviceType type, Executor modelThread,
			OperationRunner operations) {
		super(parent);
		this.target = target;
		this.type = type;
		this.modelThread = modelThread;
		this.operations = operations;
		setShellStyle(SWT.SHELL_TRIM & ~SWT.MAX & ~SWT.MIN | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	/** Begins with a place; else with the first that takes the device. */
	public HotplugDialog at(Place chosen) {
		place = Optional.of(chosen);
		return this;
	}

	/** Begins with an image that exists. */
	public HotplugDialog withImage(Path chosen) {
		image = Optional.of(chosen);
		return this;
	}

	/** Tells where the device would go after each change, and empty when the window closes. */
	public HotplugDialog whilePlanning(Consumer<Optional<PlannedDevice>> listener) {
		planned = listener;
		return this;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(Messages.HotplugDialog_title);
			WidgetIds.name(shell, "hotplug");
			shell.getDisplay().addFilter(SWT.KeyDown, controlEnter);
			shell.addDisposeListener(_ -> {
				shell.getDisplay().removeFilter(SWT.KeyDown, controlEnter);
				planned.accept(Optional.empty());
			});
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		ColorRole.SURFACE.fill(area);
		area.setBackgroundMode(SWT.INHERIT_DEFAULT);
		((GridLayout) area.getLayout()).marginWidth = 0;
		var made = new HotplugForm(area, target, type, place, this::drafted);
		form = made;
		GridDataFactory.fillDefaults().grab(true, true).applyTo(made);
		var shown = new Outcome(area);
		outcome = shown;
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(shown);
		image.ifPresent(made::image);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		var add = createButton(parent, IDialogConstants.OK_ID, Messages.HotplugDialog_add, true);
		WidgetIds.name(add, "hotplug.add");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false),
				"hotplug.cancel");
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		var contents = super.createContents(parent);
		var made = Objects.requireNonNull(form);
		drafted(made.draft());
		made.setFocus();
		return contents;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void okPressed() {
		var made = Objects.requireNonNull(form);
		made.operation().ifPresent(this::add);
	}

	private void add(Operation<PluggedDevice> operation) {
		busy(true);
		Objects.requireNonNull(outcome).running(operation.label());
		fit();
		operation.run().whenCompleteAsync((_, failure) -> {
			var shell = getShell();
			if (shell == null || shell.isDisposed()) {
				if (failure != null) {
					operations.failed(operation.label(), failure);
				}
			} else if (failure == null) {
				close();
			} else {
				busy(false);
				Objects.requireNonNull(outcome).failed(operation.label(), failure);
				fit();
			}
		}, modelThread);
	}

	private void busy(boolean running) {
		Objects.requireNonNull(form).enable(!running);
		getButton(IDialogConstants.OK_ID).setEnabled(!running);
		getButton(IDialogConstants.CANCEL_ID)
				.setText(running ? IDialogConstants.CLOSE_LABEL : IDialogConstants.CANCEL_LABEL);
	}

	/** Grows for what has to be said, but never shrinks under the pointer. */
	private void fit() {
		var shell = getShell();
		var wanted = shell.computeSize(shell.getSize().x, SWT.DEFAULT);
		shell.setSize(shell.getSize().x, Math.max(shell.getSize().y, wanted.y));
		shell.layout(true, true);
	}

	private void drafted(PlugDraft draft) {
		var add = getButton(IDialogConstants.OK_ID);
		if (add != null) {
			add.setEnabled(draft.problem(target).isEmpty());
		}
		planned.accept(draft.place().map(where -> new PlannedDevice(where, draft.id())));
		if (getShell() != null && getShell().isVisible()) {
			fit();
		}
	}

	/** Control and Enter adds wherever the focus is, where Enter alone has another meaning too. */
	private void controlEnter(Event event) {
		boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
		if (enter && (event.stateMask & SWT.MOD1) != 0 && event.widget instanceof Control control
				&& control.getShell() == getShell() && getButton(IDialogConstants.OK_ID).isEnabled()) {
			event.doit = false;
			okPressed();
		}
	}
}
