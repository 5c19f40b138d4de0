package org.wheelhouse.ui.form;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A form in a window of its own beside the workbench, which stays usable. It closes when the act is done; when it failed it
 * says why, and what was typed stays. Closing the window does not stop what has been sent; what fails then is told by the one
 * dialog for failures. UI thread.
 */
public final class OperationDialog extends Dialog {

	private final OperationForm form;
	private final OperationRunner operations;
	private final Listener controlEnter = this::controlEnter;
	private @Nullable OperationPane pane;
	private @Nullable ScrolledComposite room;
	private @Nullable Outcome outcome;
	private boolean running;
	private boolean stays;
	private @Nullable Runnable begun;
	private @Nullable Aside aside;

	/** What can be done with what stands there besides the act. */
	private record Aside(String text, BiConsumer<Shell, FormValues> act) {}

	/** @param operations runs the act and shows how it goes */
	public OperationDialog(Shell parent, OperationForm form, OperationRunner operations) {
		super(parent);
		this.form = form;
		this.operations = operations;
		setShellStyle(SWT.SHELL_TRIM & ~SWT.MAX & ~SWT.MIN | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	/** Does not close by itself: one thing is changed after another. */
	public OperationDialog staying() {
		stays = true;
		return this;
	}

	/**
	 * Closes as soon as it has begun.
	 *
	 * @param shown shows how it goes
	 */
	public OperationDialog closingAtOnce(Runnable shown) {
		begun = shown;
		return this;
	}

	/**
	 * Has a button beside the others. The window stays, and nothing is sent.
	 *
	 * @param act given the window and what stands there, right or wrong
	 */
	public OperationDialog beside(String text, BiConsumer<Shell, FormValues> act) {
		aside = new Aside(text, act);
		return this;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(form.title());
			WidgetIds.name(shell, form.id());
			shell.getDisplay().addFilter(SWT.KeyDown, controlEnter);
			shell.addDisposeListener(_ -> shell.getDisplay().removeFilter(SWT.KeyDown, controlEnter));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		ColorRole.SURFACE.fill(area);
		area.setBackgroundMode(SWT.INHERIT_DEFAULT);
		((GridLayout) area.getLayout()).marginWidth = 0;
		var whole = new ScrolledComposite(area, SWT.V_SCROLL);
		whole.setExpandHorizontal(true);
		whole.setExpandVertical(true);
		whole.setShowFocusedControl(true);
		ColorRole.SURFACE.fill(whole);
		whole.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(whole);
		var made = new OperationPane(whole, form, this::revised);
		ColorRole.SURFACE.fill(made);
		whole.setContent(made);
		whole.addListener(SWT.Resize, _ -> need());
		room = whole;
		pane = made;
		outcome = new Outcome(area, form.id());
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		var other = aside;
		if (other != null) {
			WidgetIds.name(createButton(parent, IDialogConstants.CLIENT_ID, other.text(), false),
					form.id() + ".beside");
		}
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, form.ok(), true), form.id() + ".ok");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, cancel(), false), form.id() + ".cancel");
	}

	private String cancel() {
		return running || stays ? IDialogConstants.CLOSE_LABEL : IDialogConstants.CANCEL_LABEL;
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		var contents = super.createContents(parent);
		revised();
		Objects.requireNonNull(pane).setFocus();
		return contents;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void buttonPressed(int button) {
		var other = aside;
		if (button == IDialogConstants.CLIENT_ID && other != null) {
			other.act().accept(getShell(), Objects.requireNonNull(pane).typed());
		} else {
			super.buttonPressed(button);
		}
	}

	@Override
	protected void okPressed() {
		Objects.requireNonNull(pane).operation().ifPresent(this::go);
	}

	private void go(Operation<?> operation) {
		var instead = begun;
		if (instead != null) {
			operations.run(operation);
			close();
			instead.run();
			return;
		}
		var shown = Objects.requireNonNull(outcome);
		shown.running(operation.label());
		busy(true);
		operations.run(operation, report -> {
			if (!shown.isDisposed()) {
				shown.failed(report);
			}
			return !shown.isDisposed();
		}).whenComplete((_, failure) -> {
			if (shown.isDisposed()) {
				return;
			}
			if (failure == null && !stays) {
				close();
				return;
			}
			if (failure == null) {
				shown.done(operation.label());
			} else if (FailureReport.cause(failure) instanceof CancellationException) {
				shown.clear();
			}
			busy(false);
			Objects.requireNonNull(pane).setFocus();
		});
	}

	private void busy(boolean now) {
		running = now;
		Objects.requireNonNull(pane).enable(!now);
		getButton(IDialogConstants.CANCEL_ID).setText(cancel());
		revised();
	}

	private void revised() {
		var ok = getButton(IDialogConstants.OK_ID);
		var made = pane;
		if (ok != null && made != null) {
			ok.setEnabled(!running && made.operation().isPresent());
		}
		if (getShell() != null && getShell().isVisible()) {
			fit();
		}
	}

	/** Where the window is lower than what stands in it, that is scrolled. */
	private void need() {
		var whole = room;
		var made = pane;
		if (whole != null && made != null) {
			whole.setMinHeight(made.computeSize(whole.getClientArea().width, SWT.DEFAULT).y);
		}
	}

	/** Grows for what has to be said as far as the display goes, but never shrinks under the pointer. */
	private void fit() {
		var shell = getShell();
		need();
		var display = shell.getMonitor().getClientArea();
		int height = Math.min(shell.computeSize(shell.getSize().x, SWT.DEFAULT).y, display.height);
		if (height > shell.getSize().y) {
			shell.setSize(shell.getSize().x, height);
			int highest = Math.max(display.y, display.y + display.height - height);
			if (shell.getLocation().y > highest) {
				shell.setLocation(shell.getLocation().x, highest);
			}
		}
		shell.layout(true, true);
	}

	/** Control and Enter does it wherever the focus is, where Enter alone has another meaning too. */
	private void controlEnter(Event event) {
		boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
		if (enter && (event.stateMask & SWT.MOD1) != 0 && event.widget instanceof Control control
				&& control.getShell() == getShell() && getButton(IDialogConstants.OK_ID).isEnabled()) {
			event.doit = false;
			okPressed();
		}
	}
}
