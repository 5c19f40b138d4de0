package org.wheelhouse.ui.cpu;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.info.MachineOperations;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.diagram.TableToggle;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.handlers.SaveMemoryForm;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The view of the selected machine's virtual CPUs. Only wires. */
public final class CpuView extends MachineView {

	private @Nullable EmptyStateStack deck;
	private @Nullable CpuPage page;

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(Messages.CpuView_unknown, Messages.CpuView_unknownText);
		var content = new CpuPage(made.content(), new Gestures());
		deck = made;
		page = content;
		TableToggle.install(getViewSite(), content.twin());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		var content = page;
		if (content != null) {
			content.show(shown == null ? null : shown.getCpu());
		}
	}

	@Override
	protected void refresh() {
		var content = page;
		var machine = machine();
		var top = deck;
		if (content != null && machine != null && top != null) {
			var untold = machine.getCpuUntold();
			top.show(machine.getCpu() != null, Messages.CpuView_unknown,
					untold.isEmpty() ? Messages.CpuView_unknownText : untold);
			content.show(machine.getCpu());
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.CPU};
	}

	/** Opens a form when the machine has told what it says. */
	private void open(BiFunction<Machine, MachineAccess, CompletableFuture<OperationForm>> making) {
		var machine = machine();
		if (machine == null) {
			return;
		}
		registry().machine(machine.getId()).ifPresent(
				access -> FormOpener.of(getSite()).open(machine.getName(), making.apply(machine, access)));
	}

	private final class Gestures implements CpuActions {

		@Override
		public void saveMemory(Cpu cpu) {
			open((machine, access) -> SaveMemoryForm.of(machine, access, OptionalInt.of(cpu.getIndex())));
		}

		@Override
		public void choose(Cpu cpu) {
			var index = cpu.getIndex();
			open((machine, access) -> MachineOperations.of(access).thenApply(acts -> ChooseCpuForm.of(index, acts)));
		}
	}
}
