package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.MigrationCapability;
import org.wheelhouse.core.migration.MigrationChannel;
import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

@Tag("display")
class MigrateFormTest {

	private static final WhereTo HERE = new WhereTo("A new QEMU on heron", MigrationTarget.HERE, false);
	private static final WhereTo FAR = new WhereTo("A new QEMU on tern",
			new MigrationTarget.NewQemu(Optional.of("ssh:tern")), true);
	private static final WhereTo FILE = new WhereTo("A file on heron, from which it goes on later",
			new MigrationTarget.StateFile(Path.of("")), false);
	private static final MigrationRequest USUAL = MigrationRequest.usual()
			.arming(Set.of(MigrationCapability.AUTO_CONVERGE, MigrationCapability.POSTCOPY_RAM));
	private static final Readiness READY = new Readiness(true, "web-01 runs and can be migrated.");

	private final CompletableFuture<MigrationPreview.Started> destination = new CompletableFuture<>();
	private final CompletableFuture<Optional<Way.Tcp>> port = new CompletableFuture<>();
	private final List<MigrationRequest> begun = new ArrayList<>();
	private final List<String> shown = new ArrayList<>();
	private final WidgetStage stage = new WidgetStage(720, 560).open();
	private Optional<OperationDialog> dialog = Optional.empty();

	@AfterEach
	void close() {
		dialog.ifPresent(OperationDialog::close);
		stage.close();
	}

	@Test
	void commandsFollowWhatIsTypedAndAreWhatIsDone() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		find("bandwidth", Text.class).setText("64");
		find("downtime", Text.class).setText("500");
		var end = find("endSource", Button.class);
		assertTrue(end.getSelection());
		end.setSelection(false);
		end.notifyListeners(SWT.Selection, new Event());
		picture("migrate");
		var plan = find("plan", StyledText.class).getText();
		assertTrue(plan.contains("\"max-bandwidth\":67108864"), plan);
		assertTrue(plan.contains("web-01: set the limits"), plan);
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(
				List.of(USUAL.within(Optional.of(64L << 20), Optional.of(Duration.ofMillis(500)))
						.keepingSource()),
				begun);
		assertEquals(List.of("view"), shown);
		assertNull(dialog.orElseThrow().getShell(), "the view shows how it goes");
	}

	@Test
	void nothingCanBeStartedBeforeTheDestinationIsKnown() {
		open(READY);
		assertFalse(start().isEnabled());
		assertFalse(find("problem", Label.class).getText().contains("can be migrated"));
		assertFalse(find("remark", Label.class).getText().contains("can be migrated"));
		assertEquals(ColorRole.TEXT2.color(), find("problem", Label.class).getForeground());
		found();
		stage.await(start()::isEnabled);
		assertTrue(find("commandLine", StyledText.class).getText().contains("-incoming defer"));
		assertEquals("web-01 runs and can be migrated.", find("remark", Label.class).getText());
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(USUAL), begun);
	}

	@Test
	void destinationThatCannotBeStartedSaysWhy() {
		open(READY);
		String reason = "web-01 cannot be migrated: The disk data was opened with snapshot=on";
		destination.completeExceptionally(new Exception(reason));
		stage.await(() -> find("problem", Label.class).getText().equals(reason + "."));
		picture("migrate-impossible");
		assertEquals(ColorRole.FAIL.color(), find("problem", Label.class).getForeground());
		assertEquals("", find("commandLine", StyledText.class).getText());
		assertFalse(start().isEnabled());
	}

	/** What leads to another computer is encrypted unless one says otherwise, and the port that was found stands there. */
	@Test
	void anotherComputerIsReachedThroughSshOrByAPortThatWasTried() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		choose("to", 1);
		choose("farChannel", 1);
		assertFalse(start().isEnabled(), "the port is being looked for");
		port.complete(Optional.of(new Way.Tcp("10.0.0.7", 49152)));
		stage.await(start()::isEnabled);
		assertEquals("10.0.0.7", find("address", Text.class).getText());
		assertEquals(1, find("encryption", Combo.class).getSelectionIndex());
		find("connections", Text.class).setText("4");
		picture("migrate-far");
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(USUAL.to(FAR.target()).by(MigrationChannel.of(new Way.Tcp("10.0.0.7", 49152))
				.encrypted(new Encryption.FreshKey()).by(4))), begun);
	}

	@Test
	void whatIsNoPortOrTakenIsSaidInPlace() {
		open(READY);
		found();
		port.complete(Optional.empty());
		stage.await(start()::isEnabled);
		choose("channel", 1);
		assertEquals("Give the address of the destination, for example 192.168.1.7",
				find("problem", Label.class).getText());
		find("address", Text.class).setText("10.0.0.7");
		find("port", Text.class).setText("70000");
		assertEquals("The port is a number from 1 to 65535", find("problem", Label.class).getText());
		find("port", Text.class).setText("22");
		assertEquals("Port 22 of tern is taken: choose another one", find("problem", Label.class).getText());
		assertFalse(start().isEnabled());
		find("port", Text.class).setText("2222");
		assertTrue(start().isEnabled());
		choose("encryption", 2);
		assertEquals("Give the name to which the certificate of the destination is made out",
				find("problem", Label.class).getText());
		picture("migrate-certificates");
	}

	@Test
	void whatIsNotArmedIsNotAskedFor() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		for (var box : List.of("auto_converge", "postcopy_ram")) {
			find(box, Button.class).setSelection(false);
			find(box, Button.class).notifyListeners(SWT.Selection, new Event());
		}
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(MigrationRequest.usual()), begun);
	}

	@Test
	void aFileNeedsANameAndNothingElse() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		choose("to", 2);
		assertFalse(find("channel", Combo.class).getVisible());
		assertEquals("Give the full path of a new file, for example /srv/saved/web.state",
				find("problem", Label.class).getText());
		find("file", Text.class).setText("/srv/saved/web.state");
		picture("migrate-file");
		start().notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(MigrationRequest.usual()
				.to(new MigrationTarget.StateFile(Path.of("/srv/saved/web.state")))), begun);
	}

	private void choose(String id, int index) {
		find(id, Combo.class).select(index);
		find(id, Combo.class).notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void whatIsNoLimitIsSaidInPlace() {
		open(READY);
		found();
		stage.await(start()::isEnabled);
		find("downtime", Text.class).setText("soon");
		assertFalse(start().isEnabled());
		assertEquals("The downtime limit is a number of milliseconds up to 2,000,000",
				find("problem", Label.class).getText());
		find("downtime", Text.class).setText("");
		assertTrue(start().isEnabled());
	}

	@Test
	void machineThatCannotBeMigratedSaysWhyAndAsksNothing() {
		open(new Readiness(false, "web-01 has moved away: its guest runs in another QEMU."));
		found();
		var problem = find("problem", Label.class);
		stage.await(() -> ColorRole.FAIL.color().equals(problem.getForeground()), "it is said as what stops it");
		picture("migrate-refused");
		assertFalse(start().isEnabled());
		assertEquals("web-01 has moved away: its guest runs in another QEMU.", problem.getText());
		assertFalse(find("commandLine", StyledText.class).getText().contains("qemu"));
	}

	@Test
	void warningIsReadWhole() {
		open(new Readiness(true, "web-01 runs and can be migrated.", "QEMU 7.2 loses pages. ".repeat(9)));
		found();
		stage.await(start()::isEnabled);
		picture("migrate-warning");
		var warning = find("danger", Label.class);
		stage.await(() -> warning.getSize().x > warning.getShell().getClientArea().width / 2, "the form is laid out");
		int whole = warning.computeSize(warning.getSize().x, SWT.DEFAULT).y;
		assertTrue(whole > find("remark", Label.class).getSize().y, "it needs more than a line");
		assertTrue(warning.getSize().y >= whole, "it has %d of %d pixels".formatted(warning.getSize().y, whole));
	}

	private Button start() {
		return find("ok", Button.class);
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return WidgetStage.named(dialog.orElseThrow().getShell(), "migrate." + id, type);
	}

	private void picture(String name) {
		stage.picture(dialog.orElseThrow().getShell(), name);
	}

	private void found() {
		destination.complete(new MigrationPreview.Started(List.of("qemu-system-x86_64", "-name", "web-01", "-machine",
				"pc-i440fx-7.2,accel=tcg", "-m", "512", "-drive", "file=web.qcow2,if=virtio", "-incoming", "defer"),
				List.of()));
	}

	private void open(Readiness readiness) {
		var form = MigrateForm.of("web-01", readiness, new MigrationPreview() {
			@Override
			public Operation<?> operation(MigrationRequest intent) {
				return new Migration(intent);
			}

			@Override
			public List<WhereTo> places() {
				return List.of(HERE, FAR, FILE);
			}

			@Override
			public CompletableFuture<Started> destination(MigrationRequest intent) {
				return destination;
			}

			@Override
			public CompletableFuture<Optional<Way.Tcp>> port(WhereTo place) {
				return port;
			}

			@Override
			public CompletableFuture<Optional<String>> problem(WhereTo place, Way.Tcp way) {
				return CompletableFuture.completedFuture(way.port() == 22
						? Optional.of("Port 22 of tern is taken: choose another one")
						: Optional.empty());
			}
		}, null);
		var opened = new OperationDialog(stage.shell(), form,
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, _ -> {
				})).closingAtOnce(() -> shown.add("view"));
		dialog = Optional.of(opened);
		opened.open();
	}

	private final class Migration implements Operation<String> {

		private final MigrationRequest intent;

		Migration(MigrationRequest intent) {
			this.intent = intent;
		}

		@Override
		public String label() {
			return "Migrate web-01";
		}

		@Override
		public List<PlannedCommand> plan() {
			List<PlannedCommand> commands = new ArrayList<>();
			commands.add(new PlannedCommand("web-01 (destination)",
					"{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":[{\"capability\":\"events\",\"state\":true}]}}",
					"tell each step"));
			intent.limits().maxBandwidth().ifPresent(bytes -> commands.add(new PlannedCommand("web-01",
					"{\"execute\":\"migrate-set-parameters\",\"arguments\":{\"max-bandwidth\":" + bytes + "}}",
					"set the limits")));
			commands.add(new PlannedCommand("web-01 (destination)",
					"{\"execute\":\"migrate-incoming\",\"arguments\":{\"uri\":\"unix:m.sock\"}}",
					"wait for the guest"));
			commands.add(new PlannedCommand("web-01",
					"{\"execute\":\"migrate\",\"arguments\":{\"uri\":\"unix:m.sock\"}}",
					"send the guest"));
			return commands;
		}

		@Override
		public CompletableFuture<String> run() {
			begun.add(intent);
			return new CompletableFuture<>();
		}
	}
}
