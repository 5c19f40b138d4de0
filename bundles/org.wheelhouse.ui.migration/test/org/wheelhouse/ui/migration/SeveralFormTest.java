package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.migration.queue.QueuedMigration;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class SeveralFormTest {

	private final WidgetStage stage = new WidgetStage(620, 520);
	private final Host here = host("here", HostConnection.HERE);
	private final Host atlas = host("atlas", HostConnection.CONNECTED);
	private final List<MigrationRequest> asked = new ArrayList<>();

	@AfterEach
	void close() {
		stage.close();
	}

	private static Host host(String id, HostConnection connection) {
		Host host = LiveFactory.eINSTANCE.createHost();
		host.setId(id);
		host.setLabel(id);
		host.setConnection(connection);
		return host;
	}

	private Machine machine(String name, MachineState state) {
		Machine machine = LiveFactory.eINSTANCE.createMachine();
		machine.setId(name);
		machine.setName(name);
		machine.setState(state);
		here.getMachines().add(machine);
		return machine;
	}

	private QueuedMigration queued(Machine machine, MigrationRequest request) {
		asked.add(request);
		return new QueuedMigration(machine.getName(), Set.of(), new Operation<>() {
			@Override
			public String label() {
				return machine.getName();
			}

			@Override
			public List<PlannedCommand> plan() {
				return List.of(new PlannedCommand(machine.getName(), "{\"execute\":\"migrate\"}", "send the guest"));
			}

			@Override
			public CompletableFuture<MigrationOutcome> run() {
				return new CompletableFuture<>();
			}
		}, () -> CompletableFuture.completedFuture(true));
	}

	private Shell open(SeveralForm form) {
		stage.open();
		OperationDialog dialog = new OperationDialog(stage.shell(), form.form("Move All Machines Away from here"),
				new OperationRunner(stage::shell, new ModelThread(stage.display()), _ -> {
					// says nothing
				}));
		dialog.open();
		stage.settle();
		return dialog.getShell();
	}

	private <T extends Control> T named(Shell in, String id, Class<T> type) {
		return WidgetStage.named(in, "migrate.several." + id, type);
	}

	private String told(Shell in) {
		return named(in, "machines", StyledText.class).getText();
	}

	@Test
	void whatStaysIsNamedWithItsReason() {
		SeveralForm form = new SeveralForm(this::queued,
				List.of(machine("web-01", MachineState.RUNNING), machine("web-02", MachineState.PAUSED),
						machine("old", MachineState.SEALED)),
				SeveralForm.away(List.of(here, atlas, host("gone", HostConnection.IDLE)), here));
		Shell dialog = open(form);
		assertTrue(told(dialog).startsWith("web-01: goes\nweb-02: goes\nold: stays. old has moved away"), told(dialog));
		assertEquals(2, form.queue().orElseThrow().plan().size());
		assertTrue(named(dialog, "ok", Button.class).isEnabled());
		assertTrue(asked.getLast().target() instanceof MigrationTarget.NewQemu(var id) && id.get().equals("atlas"));
		assertTrue(asked.getLast().endSource());
		Combo to = named(dialog, "to", Combo.class);
		assertEquals(1, to.getItemCount(), "neither itself nor one that is not connected");
		Button ends = named(dialog, "endSource", Button.class);
		ends.setSelection(false);
		ends.notifyListeners(SWT.Selection, new Event());
		assertFalse(asked.getLast().endSource());
		stage.picture(dialog, "several");
	}

	@Test
	void withoutAnotherComputerItSaysWhatToDo() {
		Shell dialog = open(new SeveralForm(this::queued, List.of(machine("web-01", MachineState.RUNNING)),
				SeveralForm.away(List.of(here), here)));
		assertFalse(named(dialog, "ok", Button.class).isEnabled());
		stage.picture(dialog, "several-nowhere");
	}
}
