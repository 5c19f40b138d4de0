package org.wheelhouse.ui.definition.lifecycle;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.creation.FieldProblem;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.lifecycle.DuplicateMachine;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Asks how a second machine shall be called and get its disks, and says each thing that will be done. UI thread. */
final class DuplicateDialog extends UndertakingDialog<Path> {

	private static final int WIDTH = 520;

	private final Wish first;
	private final Function<Wish, CompletableFuture<DuplicateMachine>> planning;
	private final Consumer<DuplicateMachine> duplicated;
	private @Nullable Form form;
	private @Nullable CompletableFuture<DuplicateMachine> looking;
	private Optional<DuplicateMachine> plan = Optional.empty();

	/**
	 * @param first      what is proposed
	 * @param planning   looks what it would take
	 * @param duplicated given what was done
	 */
	DuplicateDialog(Shell parent, Wish first, Function<Wish, CompletableFuture<DuplicateMachine>> planning,
			Consumer<DuplicateMachine> duplicated) {
		super(parent, "duplicate", Messages.Duplicate_title, Messages.Duplicate_ok);
		this.first = first;
		this.planning = planning;
		this.duplicated = duplicated;
	}

	@Override
	protected Control content(Composite area) {
		var made = new Form(area, first, this::changed);
		form = made;
		changed();
		return made;
	}

	/** What stands there is looked at; of several looks the last counts. */
	private void changed() {
		var asked = Objects.requireNonNull(form);
		var look = planning.apply(asked.wish(first));
		looking = look;
		plan = Optional.empty();
		revised();
		look.whenCompleteAsync((made, failure) -> {
			if (looking == look && !asked.isDisposed()) {
				plan = Optional.ofNullable(made).filter(found -> found.problems().isEmpty());
				asked.say(made, failure);
				revised();
			}
		}, new ModelThread(asked.getDisplay()));
	}

	@Override
	protected Optional<Function<Progress, Undertaking<Path>>> work() {
		return plan.map(made -> made::run);
	}

	@Override
	protected void enable(boolean enabled) {
		Objects.requireNonNull(form).enable(enabled);
		if (enabled) {
			changed();
		}
	}

	@Override
	protected void done(Path definition) {
		plan.ifPresent(duplicated);
	}

	/** What is asked and said. */
	private static final class Form extends Composite {

		private final Text name;
		private final Button copied;
		private final Button linked;
		private final Label problem;
		private final Label steps;

		Form(Composite parent, Wish first, Runnable changed) {
			super(parent, SWT.NONE);
			GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(10, 8).applyTo(this);
			var label = new Label(this, SWT.NONE);
			label.setText(Messages.Duplicate_name);
			ColorRole.TEXT2.ink(label);
			name = new Text(this, SWT.BORDER | SWT.SINGLE);
			name.setText(first.name());
			name.selectAll();
			name.addListener(SWT.Modify, _ -> changed.run());
			WidgetIds.name(name, "duplicate.name");
			GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
			copied = choice("duplicate.copied", Messages.Duplicate_copied, changed);
			linked = choice("duplicate.linked", Messages.Duplicate_linked, changed);
			copied.setSelection(true);
			problem = words("duplicate.problem", ColorRole.FAIL);
			var caption = words("duplicate.caption", ColorRole.TEXT);
			caption.setText(Messages.Duplicate_will);
			caption.setFont(Fonts.BOLD.font());
			steps = words("duplicate.steps", ColorRole.TEXT);
		}

		private Button choice(String id, String text, Runnable changed) {
			var button = new Button(this, SWT.RADIO | SWT.WRAP);
			button.setText(text);
			ColorRole.TEXT.ink(button);
			WidgetIds.name(button, id);
			GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
			button.addListener(SWT.Selection, _ -> {
				if (button.getSelection()) {
					changed.run();
				}
			});
			return button;
		}

		private Label words(String id, ColorRole ink) {
			var words = new Label(this, SWT.WRAP);
			ink.ink(words);
			WidgetIds.name(words, id);
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(words);
			return words;
		}

		Wish wish(Wish first) {
			return new Wish(first.id(), name.getText().strip(), first.folder(),
					linked.getSelection() ? Disks.LINKED : Disks.COPIED);
		}

		void say(@Nullable DuplicateMachine made, @Nullable Throwable failure) {
			Literal.show(problem, made == null
					? failure == null ? "" : FailureReport.of(Messages.Duplicate_title, failure).text()
					: made.problems().stream().map(FieldProblem::message).collect(Collectors.joining(" ")));
			Literal.show(steps, made == null
					? ""
					: Stream.concat(made.steps().stream().map(FileStep::sentence).map(step -> "• " + step),
							made.notes().stream()).collect(Collectors.joining("\n")));
			var shell = getShell();
			var wanted = shell.computeSize(shell.getSize().x, SWT.DEFAULT);
			if (wanted.y > shell.getSize().y) {
				shell.setSize(shell.getSize().x, wanted.y);
			}
			shell.layout(true, true);
		}

		void enable(boolean enabled) {
			for (var control : new Control[]{name, copied, linked}) {
				control.setEnabled(enabled);
			}
		}

		@Override
		public boolean setFocus() {
			return !isDisposed() && name.setFocus();
		}
	}

	/** A name that tells both apart. */
	static String second(String name) {
		return NLS.bind(Messages.Duplicate_second, name);
	}
}
