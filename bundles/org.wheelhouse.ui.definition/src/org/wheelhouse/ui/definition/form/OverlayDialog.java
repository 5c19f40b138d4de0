package org.wheelhouse.ui.definition.form;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.core.lifecycle.DiskOverlay;
import org.wheelhouse.ui.definition.lifecycle.UndertakingDialog;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says what an overlay on the image of a disk does to files and to the definition, and has the files made. UI thread. */
final class OverlayDialog extends UndertakingDialog<Path> {

	private static final int WIDTH = 520;

	private final ImagePlace place;
	private final CompletableFuture<DiskOverlay> looking;
	private final BiConsumer<DiskOverlay, Path> made;
	private Optional<DiskOverlay> plan = Optional.empty();
	private @Nullable Text file;
	private @Nullable Label problem;
	private @Nullable Label steps;

	/**
	 * @param looking what it would take, told a moment later
	 * @param made    given what was done, with the overlay
	 */
	OverlayDialog(Shell parent, ImagePlace place, CompletableFuture<DiskOverlay> looking,
			BiConsumer<DiskOverlay, Path> made) {
		super(parent, "overlay", Messages.Overlay_Title, Messages.Overlay_Make);
		this.place = place;
		this.looking = looking;
		this.made = made;
	}

	@Override
	protected Control content(Composite area) {
		var grid = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 12).spacing(10, 8).applyTo(grid);
		var label = new Label(grid, SWT.NONE);
		label.setText(Messages.Overlay_File);
		ColorRole.TEXT2.ink(label);
		var named = new Text(grid, SWT.BORDER | SWT.SINGLE);
		WidgetIds.name(named, "overlay.file");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(named);
		named.addListener(SWT.Modify, _ -> say());
		named.setEnabled(false);
		file = named;
		problem = words(grid, "overlay.problem", ColorRole.FAIL);
		steps = words(grid, "overlay.steps", ColorRole.TEXT);
		looking.whenCompleteAsync(this::looked, new ModelThread(grid.getDisplay()));
		return grid;
	}

	private static Label words(Composite grid, String id, ColorRole ink) {
		var words = new Label(grid, SWT.WRAP);
		ink.ink(words);
		WidgetIds.name(words, id);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(words);
		return words;
	}

	private void looked(@Nullable DiskOverlay found, @Nullable Throwable failure) {
		var named = Objects.requireNonNull(file);
		if (named.isDisposed()) {
			return;
		}
		if (found == null) {
			Literal.show(Objects.requireNonNull(problem),
					failure == null ? "" : FailureReport.of(Messages.Overlay_Title, failure).text());
			arrange();
			return;
		}
		plan = Optional.of(found);
		named.setEnabled(found.refused().isEmpty());
		named.setText(place.spelled(found.proposed()));
	}

	private Optional<Path> path() {
		return place.path(Objects.requireNonNull(file).getText().strip());
	}

	/** Both things are said before: what is done to the files, and what to the definition. */
	private void say() {
		plan.ifPresent(found -> {
			Literal.show(Objects.requireNonNull(problem), found.refused().isEmpty()
					? path().isEmpty() ? Messages.NewImage_NoFile : ""
					: found.refused());
			Literal.show(Objects.requireNonNull(steps), found.refused().isEmpty()
					? path().map(overlay -> Stream.of(found.steps(overlay).stream().map(FileStep::sentence),
							Stream.of(Messages.Overlay_Option)).flatMap(step -> step).map(step -> "\u2022 " + step)
							.collect(Collectors.joining("\n")) + "\n" + String.join("\n", found.notes())).orElse("")
					: "");
			arrange();
			revised();
		});
	}

	private void arrange() {
		var shell = getShell();
		var wanted = shell.computeSize(shell.getSize().x, SWT.DEFAULT);
		if (wanted.y > shell.getSize().y) {
			shell.setSize(shell.getSize().x, wanted.y);
		}
		shell.layout(true, true);
	}

	@Override
	protected Optional<Function<Progress, Undertaking<Path>>> work() {
		return plan.filter(found -> found.refused().isEmpty())
				.flatMap(found -> path().map(overlay -> progress -> found.run(overlay, progress)));
	}

	@Override
	protected void enable(boolean enabled) {
		Objects.requireNonNull(file).setEnabled(enabled);
	}

	@Override
	protected void done(Path overlay) {
		plan.ifPresent(found -> made.accept(found, overlay));
	}
}
