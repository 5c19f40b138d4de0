package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.definition.lifecycle.UndertakingDialog;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/** The window in which a machine is made. UI thread; never blocks. */
final class NewMachineDialog extends UndertakingDialog<Path> {

	private static final int WIDTH = 1180;
	private static final int HEIGHT = 800;

	private final Proposing proposing;
	private final BiConsumer<Path, Boolean> made;
	private @Nullable NewMachinePane pane;
	private @Nullable Button start;
	private boolean started = true;

	/** @param made takes the definition, and whether the machine is to be started */
	NewMachineDialog(Shell parent, Proposing proposing, BiConsumer<Path, Boolean> made) {
		super(parent, "newMachine", Messages.Dialog_title, IDialogConstants.FINISH_LABEL);
		this.proposing = proposing;
		this.made = made;
	}

	/** Opens it with a computer that a person has pointed at. */
	void open(int host) {
		open();
		Objects.requireNonNull(pane).on(host);
	}

	/** Opens it with a file that a person has pointed at. */
	void open(SourceKind kind, Path file) {
		open();
		Objects.requireNonNull(pane).begin(kind, file);
	}

	@Override
	protected Point getInitialSize() {
		var screen = getShell().getMonitor().getClientArea();
		var wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
		return new Point(Math.min(screen.width, Math.max(WIDTH, wanted.x)), Math.min(screen.height - 40, HEIGHT));
	}

	@Override
	protected Control content(Composite area) {
		head(area);
		var form = new NewMachinePane(area, proposing, this::revised);
		pane = form;
		return form;
	}

	private static void head(Composite area) {
		var head = new Composite(area, SWT.NONE);
		ColorRole.SURFACE.fill(head);
		GridLayoutFactory.fillDefaults().margins(16, 10).spacing(0, 4).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		var title = new Label(head, SWT.NONE);
		title.setText(Messages.Dialog_title);
		title.setFont(Fonts.HEADING.font());
		ColorRole.TEXT.ink(title);
		var about = new Label(head, SWT.NONE);
		about.setText(Messages.Dialog_about);
		ColorRole.TEXT2.ink(about);
		var line = new Label(area, SWT.SEPARATOR | SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
	}

	@Override
	protected Control createButtonBar(@Nullable Composite parent) {
		var both = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 0).applyTo(both);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(both);
		var box = new Button(both, SWT.CHECK);
		box.setText(Messages.Dialog_start);
		box.setSelection(started);
		ColorRole.TEXT.ink(box);
		WidgetIds.name(box, "newMachine.start");
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).grab(true, false).applyTo(box);
		box.addListener(SWT.Selection, _ -> {
			started = box.getSelection();
			Objects.requireNonNull(pane).starts(started);
		});
		start = box;
		var buttons = super.createButtonBar(both);
		((GridData) buttons.getLayoutData()).grabExcessHorizontalSpace = false;
		return both;
	}

	@Override
	protected Optional<Function<Progress, Undertaking<Path>>> work() {
		return Objects.requireNonNull(pane).making().map(making -> making::make);
	}

	/** Its computer may have become read-only, or be lost, since it was looked at. */
	@Override
	protected void okPressed() {
		Objects.requireNonNull(pane).look();
		super.okPressed();
	}

	@Override
	protected void enable(boolean enabled) {
		Objects.requireNonNull(pane).enable(enabled);
		Objects.requireNonNull(start).setEnabled(enabled);
	}

	@Override
	protected void done(Path definition) {
		made.accept(definition, started);
	}
}
