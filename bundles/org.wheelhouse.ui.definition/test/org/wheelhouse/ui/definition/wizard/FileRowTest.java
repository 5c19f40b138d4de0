package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class FileRowTest {

	private final WidgetStage stage = new WidgetStage(300, 200);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void choosingBeginsInTheFolderOfImagesOrBesideTheFileThatIsNamed() {
		var grid = new Composite(stage.parent(), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(grid);
		var row = new FileRow(grid, Entry.DISC, "Disc", () -> {
			throw new IllegalStateException("nobody browses");
		}, () -> "/images", "", List.of("*.iso"), new FormRow.Listener() {
			@Override
			public void changed(Entry entry) {
				// nobody listens
			}

			@Override
			public void focused(Entry entry) {
				// nobody listens
			}
		});
		assertEquals("/images", row.begin());
		row.show("half a na");
		assertEquals("/images", row.begin());
		row.show("/iso/debian.iso");
		assertEquals("/iso", row.begin());
	}
}
