package org.wheelhouse.ui.definition.form;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.definition.form.Addition;
import org.wheelhouse.core.definition.form.FieldNames;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.ui.definition.lifecycle.UndertakingDialog;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.SizeText;

/** Makes an empty image, never in place of a file that is there, and then adds a disk that it is. UI thread. */
final class NewImageDialog extends UndertakingDialog<Path> {

	private static final int WIDTH = 420;
	private static final String USUAL_SIZE = "20 GiB";

	private final ImagePlace place;
	private final FieldLabels labels;
	private final Addition disk;
	private final Consumer<Map<String, String>> made;
	private final Map<String, Combo> choices = new HashMap<>();
	/** What was chosen when it began: the widgets are gone when it is done. */
	private final Map<String, String> chosen = new HashMap<>();
	private @Nullable Text file;
	private @Nullable Text size;
	private @Nullable Complaint complaint;
	private @Nullable Composite content;

	/**
	 * @param disk adds a disk: what of it is chosen, is asked
	 * @param made given the answers for such an addition
	 */
	NewImageDialog(Shell parent, ImagePlace place, FieldLabels labels, Addition disk,
			Consumer<Map<String, String>> made) {
		super(parent, "newImage", Messages.NewImage_Title, Messages.NewImage_Make);
		this.place = place;
		this.labels = labels;
		this.disk = disk;
		this.made = made;
	}

	@Override
	protected Control content(Composite area) {
		var grid = new Composite(area, SWT.NONE);
		content = grid;
		GridLayoutFactory.swtDefaults().numColumns(3).margins(16, 12).spacing(10, 7).applyTo(grid);
		var fields = new Fields(grid, this::changed);
		fields.label(Messages.NewImage_File);
		var named = fields.text("newImage.file", 1);
		file = named;
		fields.button("newImage.browse", "\u2026", SWT.PUSH, 1, () -> {
			new HostFileChooser(place.host()).fresh(getShell(), Messages.NewImage_Title, place.images(), "")
					.ifPresent(chosen -> named.setText(chosen.toString()));
		});
		fields.label(labels.of(FieldNames.MEMORY));
		var wanted = fields.text("newImage.size", 2);
		size = wanted;
		for (var ask : disk.asks()) {
			if (!ask.choices().isEmpty()) {
				fields.label(labels.of(ask.name()));
				var combo = fields.combo("newImage." + ask.name(), ask.choices(), 2);
				combo.select(Math.max(0, ask.choices().indexOf(ask.defaultValue())));
				choices.put(ask.name(), combo);
			}
		}
		complaint = new Complaint(grid, "newImage.problem", 3, WIDTH);
		named.setText(place.images().resolve("disk.qcow2").toString());
		wanted.setText(USUAL_SIZE);
		return grid;
	}

	private Optional<Path> path() {
		return place.path(Objects.requireNonNull(file).getText().strip());
	}

	private OptionalLong bytes() {
		return SizeText.parse(Objects.requireNonNull(size).getText());
	}

	private void changed() {
		var said = complaint;
		if (said != null && file != null && size != null) {
			said.say(path().isEmpty()
					? Messages.NewImage_NoFile
					: bytes().isEmpty() || bytes().getAsLong() <= 0 ? Messages.NewImage_NoSize : "");
			revised();
		}
	}

	private String format() {
		var combo = choices.get(FieldNames.FORMAT);
		return combo == null ? "qcow2" : combo.getText();
	}

	@Override
	protected Optional<Function<Progress, Undertaking<Path>>> work() {
		var target = path();
		var wanted = bytes();
		if (target.isEmpty() || wanted.isEmpty() || wanted.getAsLong() <= 0) {
			return Optional.empty();
		}
		var format = format();
		return Optional.of(_ -> new Images(place.host()).create(target.get(), format, wanted.getAsLong()));
	}

	@Override
	protected void enable(boolean enabled) {
		List.of(Objects.requireNonNull(content).getChildren()).forEach(child -> child.setEnabled(enabled));
	}

	@Override
	protected void done(Path image) {
		var answers = new HashMap<String, String>();
		answers.put(FieldNames.IMAGE, place.spelled(image));
		chosen.forEach(answers::put);
		made.accept(answers);
	}

	@Override
	protected void okPressed() {
		choices.forEach((name, combo) -> chosen.put(name, combo.getText()));
		super.okPressed();
	}
}
