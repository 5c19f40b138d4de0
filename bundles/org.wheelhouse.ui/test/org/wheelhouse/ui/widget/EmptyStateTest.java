package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.Palettes;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

/** What an empty view says is seen, in the theme's colours, and its actions stand beneath it. */
@Tag("display")
class EmptyStateTest {

	private static final String TITLE = "Nothing of R&D here";
	private static final String TEXT = "Here is what would be here if there were anything: so many words that they take several lines.";

	private final WidgetStage stage = new WidgetStage(500, 300);
	private final EmptyState empty = new EmptyState(stage.parent());
	private final List<String> done = new ArrayList<>();

	@AfterEach
	void close() {
		Palettes.wear(Palettes.light());
		stage.close();
	}

	@Test
	void itsWordsAreSeenInBothThemes() throws IOException {
		empty.say(TITLE, TEXT);
		stage.open();
		for (var theme : List.of(Palettes.light(), Palettes.dark())) {
			Palettes.wear(theme);
			empty.control().setBackground(ColorRole.SURFACE.color());
			var seen = picture();
			var shades = new TreeSet<Integer>();
			for (var y = 0; y < seen.height; y++) {
				for (var x = 0; x < seen.width; x++) {
					shades.add(seen.getPixel(x, y));
				}
			}
			for (var role : List.of(ColorRole.SURFACE, ColorRole.TEXT, ColorRole.TEXT2)) {
				assertTrue(shades.contains(seen.palette.getPixel(role.color().getRGB())), role.name());
			}
		}
	}

	@Test
	void whereItIsNarrowTheWordsTakeMoreLines() {
		empty.say(TITLE, TEXT);
		stage.open();
		var wide = lowestInk(picture());
		stage.shell().setSize(220, 300);
		stage.await(() -> empty.control().getSize().x < 300);
		assertTrue(lowestInk(picture()) > wide + 20, "from " + wide + " to " + lowestInk(picture()));
	}

	@Test
	void itsActionsStandBeneathItsWordsAtEachWidth() {
		empty.say(TITLE, TEXT, action("one"), action("two"));
		stage.open();
		var wide = link().getBounds();
		assertAlone(wide);
		stage.shell().setSize(220, 300);
		stage.await(() -> link().getBounds().y > wide.y);
		assertAlone(link().getBounds());
		var click = new Event();
		click.text = "1";
		link().notifyListeners(SWT.Selection, click);
		assertEquals(List.of("two"), done);
	}

	@Test
	void withoutActionsThereIsNoLink() {
		empty.say(TITLE, TEXT, action("one"));
		stage.open();
		assertTrue(link().isVisible());
		empty.say(TITLE, TEXT);
		assertFalse(link().isVisible());
	}

	@Test
	void otherWordsAreSeenAtOnce() {
		empty.say(TITLE, TEXT);
		stage.open();
		var before = lowestInk(picture());
		empty.say(TITLE, "");
		assertNotEquals(before, lowestInk(picture()));
	}

	@Test
	void itsWordsAreSaidToTheLetter() {
		empty.say(TITLE, TEXT);
		assertEquals(TITLE + "\n" + TEXT, ((EmptyWords) empty.control()).getText());
	}

	private EmptyState.Action action(String name) {
		return new EmptyState.Action(name, () -> done.add(name));
	}

	private Link link() {
		return (Link) empty.control().getChildren()[0];
	}

	/** Centred, whole, and with nothing painted behind it. */
	private void assertAlone(Rectangle link) {
		var area = empty.control().getClientArea();
		assertTrue(area.contains(link.x, link.y) && area.contains(link.x + link.width - 1, link.y + link.height - 1),
				link + " in " + area);
		assertTrue(Math.abs(link.x - (area.width - link.x - link.width)) <= 2, link + " in " + area);
		link().setVisible(false);
		assertTrue(lowestInk(picture()) < link.y);
		link().setVisible(true);
	}

	/** The last row in which there is anything. */
	private static int lowestInk(ImageData seen) {
		var ground = seen.getPixel(0, 0);
		for (var y = seen.height - 1; y > 0; y--) {
			for (var x = 0; x < seen.width; x++) {
				if (seen.getPixel(x, y) != ground) {
					return y;
				}
			}
		}
		return 0;
	}

	private ImageData picture() {
		var size = empty.control().getSize();
		var image = new Image(stage.display(), size.x, size.y);
		var gc = new GC(image);
		empty.control().print(gc);
		gc.dispose();
		var data = image.getImageData();
		image.dispose();
		return data;
	}
}
