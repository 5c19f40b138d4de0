package org.wheelhouse.ui.devices.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;

/** Writes the whole picture, also what is out of sight, into a file that a person chooses. UI thread. */
final class PictureExport {

	private final Shell shell;
	private final TopologyPage page;

	PictureExport(Shell shell, TopologyPage page) {
		this.shell = shell;
		this.page = page;
	}

	/** Asks for a file and writes it as PNG. */
	void png() {
		ask("png", file -> {
			var loader = new ImageLoader();
			loader.data = new ImageData[]{image()};
			try (var out = Files.newOutputStream(file)) {
				loader.save(out, SWT.IMAGE_PNG);
			}
		});
	}

	/** Asks for a file and writes it as SVG. */
	void svg() {
		ask("svg", file -> Files.writeString(file, TopologySvg.of(page.layoutNow())));
	}

	/** The picture in its own size. */
	ImageData image() {
		var diagram = page.picture().diagram();
		var size = diagram.size();
		var image = new Image(page.getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
		try {
			var gc = new GC(image);
			try {
				gc.setBackground(ColorRole.SURFACE.color());
				gc.fillRectangle(0, 0, size.x, size.y);
				diagram.paint(gc, RenderState.PLAIN);
			} finally {
				gc.dispose();
			}
			return image.getImageData();
		} finally {
			image.dispose();
		}
	}

	@FunctionalInterface
	private interface Writing {

		void to(Path file) throws IOException;
	}

	private void ask(String ending, Writing writing) {
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFilterExtensions(new String[]{"*." + ending});
		dialog.setFileName("devices." + ending);
		dialog.setOverwrite(true);
		var chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		try {
			writing.to(Path.of(chosen));
		} catch (IOException | SWTException e) {
			MessageDialog.openError(shell, Messages.TopologyView_unknown,
					NLS.bind(Messages.TopologyView_exported, chosen, String.valueOf(e.getMessage())));
		}
	}
}
