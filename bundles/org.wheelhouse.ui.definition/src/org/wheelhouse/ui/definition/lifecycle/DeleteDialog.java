package org.wheelhouse.ui.definition.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.lifecycle.DeleteMachine;
import org.wheelhouse.core.lifecycle.DeleteMachine.Choice;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Asks which files go with a machine; one that somebody else needs cannot be chosen, and says who. UI thread. */
final class DeleteDialog extends UndertakingDialog<List<Path>> {

	private static final int WIDTH = 520;

	private final String name;
	private final DeleteMachine deletion;
	private final Consumer<List<Path>> deleted;
	private final List<Box> boxes = new ArrayList<>();

	/** A file and its box. */
	private record Box(Choice choice, Button button) {}

	/** @param deleted given what was deleted */
	DeleteDialog(Shell parent, String name, DeleteMachine deletion, Consumer<List<Path>> deleted) {
		super(parent, "delete", NLS.bind(Messages.Delete_title, name), Messages.Delete_ok);
		this.name = name;
		this.deletion = deletion;
		this.deleted = deleted;
	}

	/** What was deleted does not come back. */
	@Override
	protected boolean isHarmless() {
		return false;
	}

	@Override
	protected Control content(Composite area) {
		var made = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 12).spacing(10, 6).applyTo(made);
		words(made, "delete.about", NLS.bind(Messages.Delete_about, name, deletion.definition()), ColorRole.TEXT);
		if (!deletion.refused().isEmpty()) {
			words(made, "delete.refused", deletion.refused(), ColorRole.FAIL);
		}
		for (var choice : deletion.choices()) {
			box(made, choice);
		}
		words(made, "delete.warning", Messages.Delete_warning, ColorRole.TEXT2);
		return made;
	}

	private void box(Composite made, Choice choice) {
		var button = new Button(made, SWT.CHECK);
		button.setText(Literal.label(choice.path() + " (" + choice.text() + ")"));
		button.setSelection(choice.own() && choice.refused().isEmpty());
		button.setEnabled(choice.refused().isEmpty());
		ColorRole.TEXT.ink(button);
		WidgetIds.name(button, "delete." + choice.path().getFileName());
		boxes.add(new Box(choice, button));
		if (!choice.refused().isEmpty()) {
			words(made, "delete." + choice.path().getFileName() + ".refused", choice.refused(), ColorRole.TEXT2);
		}
	}

	private static void words(Composite parent, String id, String text, ColorRole ink) {
		var words = new Label(parent, SWT.WRAP);
		words.setText(Literal.label(text));
		ink.ink(words);
		WidgetIds.name(words, id);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(words);
	}

	private Set<Path> chosen() {
		return boxes.stream().filter(box -> box.button().getSelection()).map(box -> box.choice().path())
				.collect(Collectors.toSet());
	}

	@Override
	protected Optional<Function<Progress, Undertaking<List<Path>>>> work() {
		return deletion.refused().isEmpty()
				? Optional.of(progress -> deletion.run(chosen(), progress))
				: Optional.empty();
	}

	@Override
	protected void enable(boolean enabled) {
		boxes.forEach(box -> box.button().setEnabled(enabled && box.choice().refused().isEmpty()));
	}

	@Override
	protected void done(List<Path> files) {
		deleted.accept(files);
	}
}
