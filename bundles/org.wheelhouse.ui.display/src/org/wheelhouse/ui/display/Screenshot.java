package org.wheelhouse.ui.display;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Saves the guest's screen, as it is shown, as a PNG file. UI thread. */
final class Screenshot {

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

	private Screenshot() {
	}

	/**
	 * Asks for a file and writes it.
	 *
	 * @return what to say: where it is; empty when the person has thought better of it
	 * @throws SWTException when it cannot be written
	 */
	static Optional<String> save(Shell shell, String machine, ImageData picture) {
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.Screenshot_Title);
		dialog.setFileName(machine.replaceAll("[^\\w.-]+", "_") + "-" + STAMP.format(LocalDateTime.now()) + ".png");
		dialog.setFilterExtensions("*.png");
		dialog.setOverwrite(true);
		var file = dialog.open();
		if (file == null) {
			return Optional.empty();
		}
		write(file, picture);
		return Optional.of(NLS.bind(Messages.Screenshot_Saved, file));
	}

	static void write(String file, ImageData picture) {
		var loader = new ImageLoader();
		loader.data = new ImageData[]{picture};
		loader.save(file, SWT.IMAGE_PNG);
	}
}
