package org.wheelhouse.ui.devices.palette;

import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * Paints the names of a tree's first column so that one which is too long loses what its kin has too: its middle. What is read aloud is the whole. UI thread.
 */
final class LongNames {

	private static final Pattern VARIANT = Pattern.compile("(.+)-pci-((?:non-)?transitional)");
	private static final String CUT = "…";
	/** Letters of a variant. */
	private static final int FEWEST = 3;
	private static final int MARGIN = 3;

	private final Tree tree;

	private LongNames(Tree tree) {
		this.tree = tree;
	}

	static void in(Tree tree) {
		var names = new LongNames(tree);
		tree.addListener(SWT.EraseItem, event -> {
			if (names.isTooLong(event)) {
				event.detail &= ~SWT.FOREGROUND;
			}
		});
		tree.addListener(SWT.PaintItem, event -> {
			if (names.isTooLong(event)) {
				names.paint(event);
			}
		});
	}

	private boolean isTooLong(Event event) {
		return event.index == 0 && event.item instanceof TreeItem item
				&& event.gc.textExtent(item.getText()).x > room(item);
	}

	private int room(TreeItem item) {
		return tree.getColumn(0).getWidth() - item.getTextBounds(0).x - MARGIN;
	}

	private void paint(Event event) {
		var item = (TreeItem) event.item;
		var image = item.getImage();
		var bounds = item.getBounds(0);
		if (image != null) {
			event.gc.drawImage(image, item.getImageBounds(0).x,
					bounds.y + (bounds.height - image.getBounds().height) / 2);
		}
		var text = fit(item.getText(), shown -> event.gc.textExtent(shown).x, room(item));
		event.gc.setForeground((event.detail & SWT.SELECTED) != 0 ? ColorRole.TEXT.color() : item.getForeground(0));
		event.gc.drawText(text, item.getTextBounds(0).x,
				bounds.y + (bounds.height - event.gc.textExtent(text).y) / 2, true);
	}

	/** As much of a name as there is room for, with what tells it from its kin. */
	static String fit(String name, ToIntFunction<String> width, int room) {
		var variant = VARIANT.matcher(name);
		return Stream
				.of(Stream.of(name), variant.matches() ? cut(variant.group(1), variant.group(2)) : Stream.<String>of(),
						middles(name))
				.flatMap(shown -> shown).filter(shown -> width.applyAsInt(shown) <= room).findFirst().orElse(CUT);
	}

	/** The end of the variant goes first, then the beginning of the device: there they are all the same. */
	private static Stream<String> cut(String device, String variant) {
		return Stream.concat(
				IntStream.iterate(variant.length(), kept -> kept >= FEWEST, kept -> kept - 1)
						.mapToObj(kept -> device + CUT + begin(variant, kept)),
				IntStream.range(1, device.length())
						.mapToObj(lost -> CUT + device.substring(lost) + CUT + begin(variant, FEWEST)));
	}

	private static String begin(String variant, int kept) {
		return kept == variant.length() ? variant : variant.substring(0, kept) + CUT;
	}

	private static Stream<String> middles(String name) {
		return IntStream.iterate(name.length() - 1, kept -> kept > 1, kept -> kept - 1).mapToObj(
				kept -> name.substring(0, kept - kept / 2) + CUT + name.substring(name.length() - kept / 2));
	}
}
