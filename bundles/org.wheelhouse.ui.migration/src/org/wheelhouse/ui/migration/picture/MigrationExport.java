package org.wheelhouse.ui.migration.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.ui.migration.chart.SamplesCsv;
import org.wheelhouse.ui.part.OperationRunner;

/**
 * Writes what a panel shows to a file that a person names: the curves as a picture, the samples for a spreadsheet, or all of it
 * as a recording. UI thread; the file is written by another.
 */
public final class MigrationExport {

	private static final String PICTURE = ".png";
	private static final String SPREADSHEET = ".csv";
	private static final String RECORDING = ".jsonl";

	private final Shell shell;
	private final OperationRunner runner;
	private final Function<Path, Optional<CompletableFuture<Path>>> recording;

	/**
	 * @param recording writes the whole as a recording; empty when it is not kept
	 */
	public MigrationExport(Shell shell, OperationRunner runner,
			Function<Path, Optional<CompletableFuture<Path>>> recording) {
		this.shell = shell;
		this.runner = runner;
		this.recording = recording;
	}

	/** Asks for the file, whose ending says what is written. */
	public void ask(MigrationPanel panel) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.Export_title);
		dialog.setFileName("migration" + PICTURE);
		dialog.setFilterExtensions(new String[]{"*" + PICTURE, "*" + SPREADSHEET, "*" + RECORDING});
		dialog.setFilterNames(new String[]{Messages.Export_picture, Messages.Export_table, Messages.Export_recording});
		dialog.setOverwrite(true);
		String file = dialog.open();
		if (file != null) {
			write(Path.of(file), panel);
		}
	}

	/** Writes it there; what was there is replaced. */
	public CompletableFuture<Path> write(Path file, MigrationPanel panel) {
		String name = "" + file.getFileName();
		return runner.follow(NLS.bind(Messages.Export_tried, name),
				writing(file, name.toLowerCase(Locale.ROOT), panel));
	}

	private CompletableFuture<Path> writing(Path file, String name, MigrationPanel panel) {
		Optional<MigrationReading> shown = panel.shown();
		if (name.endsWith(RECORDING)) {
			return recording.apply(file).orElseGet(() -> refused(Messages.Export_notKept));
		}
		if (shown.isEmpty()) {
			return refused(Messages.Export_nothing);
		}
		if (name.endsWith(SPREADSHEET)) {
			String lines = SamplesCsv.of(shown.get().sight());
			return CompletableFuture.supplyAsync(() -> text(file, lines));
		}
		ImageData picture = panel.chart().picture();
		return CompletableFuture.supplyAsync(() -> picture(file, picture));
	}

	private static CompletableFuture<Path> refused(String why) {
		return CompletableFuture.failedFuture(OperationFailed.refused(why, ""));
	}

	private static Path text(Path file, String lines) {
		try {
			return Files.writeString(file, lines, StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path picture(Path file, ImageData picture) {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[]{picture};
		try (var out = Files.newOutputStream(file)) {
			loader.save(out, SWT.IMAGE_PNG);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return file;
	}
}
