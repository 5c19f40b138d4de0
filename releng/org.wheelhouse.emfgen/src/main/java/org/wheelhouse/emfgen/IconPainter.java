package org.wheelhouse.emfgen;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

/**
 * Paints each drawing {@code NAME.svg} of a folder as {@code NAME.png} in its own size, and as {@code NAME@2x.png} in twice that
 * for screens of high density. Started by the build: a workbench that had to paint them would load a painter of SVG and AWT first.
 */
public final class IconPainter {

	private static final Map<RenderingHints.Key, Object> HINTS = Map.of(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON, RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
			RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);

	private final Path target;

	private IconPainter(Path target) {
		this.target = target;
	}

	/** The folder of drawings, then the folder for the pixels, of which all that was in it is replaced. */
	public static void main(String[] arguments) throws IOException {
		System.setProperty("java.awt.headless", "true");
		Path target = Path.of(arguments[1]);
		Files.createDirectories(target);
		for (Path old : files(target, ".png")) {
			Files.delete(old);
		}
		IconPainter painter = new IconPainter(target);
		for (Path drawing : files(Path.of(arguments[0]), ".svg")) {
			painter.paint(drawing);
		}
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

	private void paint(Path drawing) throws IOException {
		SVGDocument document = Objects.requireNonNull(new SVGLoader().load(drawing.toUri().toURL()),
				() -> drawing + " is no drawing");
		String name = drawing.getFileName().toString().replaceFirst("\\.svg$", "");
		write(document, 1, target.resolve(name + ".png"));
		write(document, 2, target.resolve(name + "@2x.png"));
	}

	private static void write(SVGDocument document, int scale, Path file) throws IOException {
		int width = Math.round(document.size().width * scale);
		int height = Math.round(document.size().height * scale);
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHints(HINTS);
		document.render(null, graphics, new ViewBox(0, 0, width, height));
		graphics.dispose();
		if (!ImageIO.write(image, "png", file.toFile())) {
			throw new IOException(file + " cannot be written");
		}
	}
}
