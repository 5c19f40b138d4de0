package org.wheelhouse.ui.devices.info;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.info.PointingDevice;
import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.EmptyStateStack;

/**
 * What the selected machine's QEMU has besides disks, buses and CPUs. No event tells of most of it and it hardly changes: it
 * is asked for when the view comes to show a machine, when the machine's state or its viewers change, and by a button. Only
 * wires.
 */
public final class InfoView extends MachineView {

	/** When these change, the rest may have too. */
	private record Occasion(String machine, MachineState state, int viewers) {}

	private @Nullable EmptyStateStack deck;
	private @Nullable InfoPage page;
	private @Nullable Occasion asked;

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(Messages.View_unknown, Messages.View_unknownText);
		deck = made;
		page = new InfoPage(made.content(), this::choose);
		getViewSite().getActionBars().getToolBarManager().add(new Refresh());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		asked = null;
		if (deck != null) {
			deck.show(false);
		}
	}

	@Override
	protected void refresh() {
		var machine = machine();
		if (machine != null) {
			var vnc = machine.getVnc();
			var now = new Occasion(machine.getId(), machine.getState(), vnc == null ? 0 : vnc.getClients().size());
			if (!now.equals(asked)) {
				asked = now;
				ask(machine);
			}
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.VNC};
	}

	private void ask(Machine machine) {
		registry().machine(machine.getId()).ifPresentOrElse(access -> QemuInfo.of(access).whenCompleteAsync(
				(equipment, problem) -> told(machine, problem == null ? equipment : null),
				Objects.requireNonNull(getSite().getService(ModelThread.class))), () -> told(machine, null));
	}

	private void told(Machine machine, @Nullable QemuInfo equipment) {
		var content = page;
		var shown = deck;
		if (content != null && !content.isDisposed() && shown != null && machine == machine()) {
			if (equipment != null) {
				content.show(equipment);
			}
			shown.show(equipment != null);
		}
	}

	private void choose(PointingDevice mouse) {
		var machine = machine();
		if (machine != null) {
			registry().machine(machine.getId()).ifPresent(access -> {
				var operation = QemuInfo.choose(access, mouse)
						.continued(run -> run.whenComplete((_, _) -> again()));
				var form = new OperationForm("equipment.mouse", Messages.Mouse_title,
						NLS.bind(Messages.Mouse_about, machine.getName(), mouse.name()), Messages.Mouse_ok, List.of(),
						_ -> FormResult.of(operation));
				FormOpener.of(getSite()).open(machine.getName(), CompletableFuture.completedFuture(form));
			});
		}
	}

	private void again() {
		ModelThread modelThread = Objects.requireNonNull(getSite().getService(ModelThread.class));
		modelThread.execute(() -> {
			asked = null;
			refresh();
		});
	}

	private final class Refresh extends Action {

		Refresh() {
			super(Messages.View_refresh);
			setImageDescriptor(Icon.REFRESH.descriptor());
			setId("org.wheelhouse.ui.equipment.refresh");
		}

		@Override
		public void run() {
			again();
		}
	}
}
