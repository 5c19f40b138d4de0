package org.wheelhouse.ui.definition.lifecycle;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A window beside the workbench, which stays usable, for work on files. It closes when the work is done. Meanwhile it says how
 * far that is; Cancel gives it up, and the window stays with what was entered, as it does when the work failed. UI thread; never
 * blocks.
 *
 * @param <T> what comes of the work
 */
public abstract class UndertakingDialog<T> extends Dialog {

	private final String id;
	private final String title;
	private final String ok;
	private @Nullable Control content;
	private @Nullable UndertakingBar bar;
	private @Nullable Undertaking<T> running;

	/**
	 * @param id what tests know it by: its buttons are {@code .ok} and {@code .cancel}, beside {@code .progress} and
	 *           {@code .outcome}
	 * @param ok the text of the button that begins
	 */
	protected UndertakingDialog(Shell parent, String id, String title, String ok) {
		super(parent);
		this.id = id;
		this.title = title;
		this.ok = ok;
		setShellStyle(SWT.SHELL_TRIM & ~SWT.MIN | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	/** Makes what is asked; it has the focus first. */
	protected abstract Control content(Composite area);

	/** What would be done; empty while something is missing. */
	protected abstract Optional<Function<Progress, Undertaking<T>>> work();

	/** Lets the content be changed or not. */
	protected abstract void enable(boolean enabled);

	/** It was done, and the window has closed. */
	protected abstract void done(T result);

	/** Whether nothing is lost by it, so that Enter may begin it. */
	protected boolean isHarmless() {
		return true;
	}

	/** Something else is entered: whether it can begin is looked at anew. */
	protected final void revised() {
		var button = getButton(IDialogConstants.OK_ID);
		if (button != null && content != null) {
			button.setEnabled(running == null && work().isPresent());
		}
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(title);
			WidgetIds.name(shell, id);
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		ColorRole.SURFACE.fill(area);
		area.setBackgroundMode(SWT.INHERIT_DEFAULT);
		var layout = (GridLayout) area.getLayout();
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		var made = content(area);
		content = made;
		GridDataFactory.fillDefaults().grab(true, true).applyTo(made);
		bar = new UndertakingBar(area, id);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, !isHarmless()),
				id + ".cancel");
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, ok, isHarmless()), id + ".ok");
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		var contents = super.createContents(parent);
		revised();
		Objects.requireNonNull(content).setFocus();
		return contents;
	}

	@Override
	protected void okPressed() {
		var work = work();
		if (work.isEmpty() || running != null) {
			return;
		}
		var modelThread = new ModelThread(getShell().getDisplay());
		Objects.requireNonNull(bar).running(Messages.Undertaking_begins, -1);
		enable(false);
		var begun = work.get().apply((what, share) -> modelThread.execute(() -> told(what, share)));
		running = begun;
		revised();
		begun.whenCompleteAsync((result, failure) -> ended(result, failure), modelThread);
	}

	private void told(String what, double share) {
		var said = Objects.requireNonNull(bar);
		if (running != null && !said.isDisposed()) {
			said.running(what, share);
		}
	}

	private void ended(@Nullable T result, @Nullable Throwable failure) {
		running = null;
		var said = Objects.requireNonNull(bar);
		if (failure == null && result != null) {
			if (!said.isDisposed()) {
				super.okPressed();
			}
			done(result);
			return;
		}
		if (said.isDisposed()) {
			return;
		}
		enable(true);
		revised();
		if (failure == null || FailureReport.cause(failure) instanceof CancellationException) {
			said.givenUp();
		} else {
			said.failed(Fault.of(failure).text());
		}
		Objects.requireNonNull(content).setFocus();
	}

	/** Gives up what is under way, or else closes. */
	@Override
	protected void cancelPressed() {
		var work = running;
		if (work == null) {
			super.cancelPressed();
		} else {
			work.cancel(true);
		}
	}

	/** By the window's own button, which does not ask: what is under way is given up. */
	@Override
	protected void handleShellCloseEvent() {
		var work = running;
		if (work != null) {
			work.cancel(true);
		}
		super.handleShellCloseEvent();
	}

	@Override
	protected boolean isResizable() {
		return true;
	}
}
