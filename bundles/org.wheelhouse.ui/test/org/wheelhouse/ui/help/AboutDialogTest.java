package org.wheelhouse.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.testkit.WidgetStage;

/** It says which build this is, what is inside, and gives a report to the clipboard. */
@Tag("display")
@NonNullByDefault({})
class AboutDialogTest {

	private final WidgetStage stage = new WidgetStage(300, 200);
	private AboutDialog dialog;

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void versionCommitAndLicencesAreThereAndTheReportIsCopied() {
		stage.open();
		var product = new CompletableFuture<Product>();
		dialog = new AboutDialog(stage.shell(), product, () -> CompletableFuture.completedFuture("the report"),
				new ModelThread(stage.display()));
		dialog.setBlockOnOpen(false);
		dialog.open();
		product.complete(new Product("1.0.0", "0a1b2c3", List.of(new Component("a", "1", "MIT"),
				new Component("b", "2", ""))));
		var table = WidgetStage.named(dialog.getShell(), "about.inside", Table.class);
		stage.await(() -> table.getItemCount() == 2, "what is inside");
		assertEquals("MIT", table.getItem(0).getText(2));
		assertEquals(Messages.About_LicenceUnknown, table.getItem(1).getText(2));
		var version = WidgetStage.named(dialog.getShell(), "about.version", Text.class).getText();
		assertTrue(version.contains("1.0.0") && version.contains("0a1b2c3"), version);
		stage.picture(dialog.getShell(), "about");
		var button = WidgetStage.named(dialog.getShell(), "about.report", Button.class);
		button.notifyListeners(SWT.Selection, new Event());
		stage.await(() -> button.getText().equals(Messages.About_Copied), "copied");
		var clipboard = new Clipboard(stage.display());
		assertEquals("the report", clipboard.getContents(TextTransfer.getInstance()));
		clipboard.dispose();
	}
}
