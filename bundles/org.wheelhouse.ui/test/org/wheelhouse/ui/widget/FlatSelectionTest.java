package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class FlatSelectionTest {

	private static final String BLOCKS = "\u2588\u2588\u2588\u2588";

	private final WidgetStage stage = new WidgetStage(300, 160);
	private final Table table = new Table(stage.parent(), SWT.FULL_SELECTION | SWT.SINGLE);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void itemsKeepTheirColoursAndTheSelectedOneItsIcon() {
		FlatSelection.inCells(table);
		new TableColumn(table, SWT.LEFT).setWidth(140);
		new TableColumn(table, SWT.RIGHT).setWidth(140);
		var icon = new Image(stage.display(), 16, 16);
		var gc = new GC(icon);
		gc.setBackground(stage.display().getSystemColor(SWT.COLOR_BLUE));
		gc.fillRectangle(0, 0, 16, 16);
		gc.dispose();
		var selected = item(icon);
		var coloured = item(icon);
		coloured.setForeground(1, stage.display().getSystemColor(SWT.COLOR_RED));
		table.setSelection(selected);
		stage.open();
		stage.settle();
		var picture = stage.picture(table);
		var image = selected.getImageBounds(0);
		assertEquals(new RGB(0, 0, 255), at(picture, image.x + 8, image.y + image.height / 2));
		var text = coloured.getTextBounds(1);
		assertTrue(has(picture, text.x, text.y, text.width, text.height, new RGB(255, 0, 0)), "its text is red");
		icon.dispose();
	}

	private TableItem item(Image icon) {
		var item = new TableItem(table, SWT.NONE);
		item.setText(new String[]{"name", BLOCKS});
		item.setImage(0, icon);
		return item;
	}

	private static boolean has(ImageData picture, int x, int y, int width, int height, RGB colour) {
		for (int row = y; row < y + height; row++) {
			for (int column = x; column < x + width; column++) {
				if (at(picture, column, row).equals(colour)) {
					return true;
				}
			}
		}
		return false;
	}

	private static RGB at(ImageData picture, int x, int y) {
		return picture.palette.getRGB(picture.getPixel(x, y));
	}
}
