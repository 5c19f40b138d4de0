package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.screendump.WidgetStage;

@Tag("display")
class MigrateDialogTest {

	private final CompletableFuture<MigrationPreview.Started> destination = new CompletableFuture<>();
	private final WidgetStage stage = new WidgetStage(900, 700);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void startIsPossibleOnceTheDestinationIsKnownAndTheLimitsAreRight() {
		stage.open();
		MigrateDialog dialog = new MigrateDialog(stage.shell(), "web-01", new Readiness(true, "web-01 runs."),
				new Preview());
		dialog.setBlockOnOpen(false);
		dialog.open();
		Button start = WidgetStage.named(dialog.getShell(), "migrate.ok", Button.class);
		assertFalse(start.isEnabled());
		destination
				.complete(new MigrationPreview.Started(List.of("qemu-system-x86_64", "-incoming", "defer"), List.of()));
		stage.await(start::isEnabled);
		Text limit = WidgetStage.named(dialog.getShell(), "migrate.downtime", Text.class);
		limit.setText("soon");
		assertFalse(start.isEnabled());
		limit.setText("40");
		stage.picture(dialog.getShell(), "dialog");
		start.notifyListeners(SWT.Selection, new Event());
		assertEquals(Window.OK, dialog.getReturnCode());
		assertEquals(40, dialog.intent().downtimeLimit().orElseThrow().toMillis());
	}

	private final class Preview implements MigrationPreview {

		@Override
		public List<PlannedCommand> commands(MigrationRequest intent) {
			return List.of(new PlannedCommand("web-01", "{\"execute\":\"migrate\"}", "send the guest"));
		}

		@Override
		public CompletableFuture<Started> destination() {
			return destination;
		}
	}
}
