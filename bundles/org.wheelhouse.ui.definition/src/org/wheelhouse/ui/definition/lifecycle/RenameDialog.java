package org.wheelhouse.ui.definition.lifecycle;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Asks how a machine shall be called. UI thread. */
final class RenameDialog extends UndertakingDialog<String> {

	private static final int WIDTH = 420;

	private final String before;
	private final String definition;
	private final Function<String, Undertaking<String>> rename;
	private final Consumer<String> renamed;
	private @Nullable Text name;

	/**
	 * @param before     what it is called
	 * @param definition in which that stands
	 * @param rename     given the name
	 * @param renamed    given what came of it
	 */
	RenameDialog(Shell parent, String before, String definition, Function<String, Undertaking<String>> rename,
			Consumer<String> renamed) {
		super(parent, "rename", Messages.Rename_title, Messages.Rename_ok);
		this.before = before;
		this.definition = definition;
		this.rename = rename;
		this.renamed = renamed;
	}

	@Override
	protected Control content(Composite area) {
		var content = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(10, 8).applyTo(content);
		var about = new Label(content, SWT.WRAP);
		about.setText(Literal.label(NLS.bind(Messages.Rename_about, before, definition)));
		ColorRole.TEXT2.ink(about);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(about);
		var label = new Label(content, SWT.NONE);
		label.setText(Messages.Rename_name);
		ColorRole.TEXT2.ink(label);
		var text = new Text(content, SWT.BORDER | SWT.SINGLE);
		text.setText(before);
		text.selectAll();
		text.addListener(SWT.Modify, _ -> revised());
		WidgetIds.name(text, "rename.name");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		name = text;
		return content;
	}

	@Override
	protected Optional<Function<Progress, Undertaking<String>>> work() {
		var typed = Objects.requireNonNull(name).getText().strip();
		return typed.isEmpty() || typed.equals(before) ? Optional.empty() : Optional.of(_ -> rename.apply(typed));
	}

	@Override
	protected void enable(boolean enabled) {
		Objects.requireNonNull(name).setEnabled(enabled);
	}

	@Override
	protected void done(String result) {
		renamed.accept(result);
	}
}
