package org.wheelhouse.ui.devices.cpu;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.info.ChosenCpu;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.handlers.SaveMemoryForm;

/** The view of the selected machine's virtual CPUs. Only wires. */
public final class CpuView extends DiagramView<CpuPage> {

	@Override
	protected CpuPage createPage(Composite parent) {
		return new CpuPage(parent, new Gestures());
	}

	@Override
	protected DiagramAndTable twin(CpuPage page) {
		return page.twin();
	}

	@Override
	protected void show(CpuPage page, @Nullable Machine shown) {
		page.show(shown == null ? null : shown.getCpu());
	}

	@Override
	protected String unknown() {
		return Messages.CpuView_unknown;
	}

	@Override
	protected String missing(Machine machine) {
		if (machine.getCpu() != null) {
			return "";
		}
		return machine.getCpuUntold().isEmpty() ? Messages.CpuView_unknownText : machine.getCpuUntold();
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
		access().ifPresent(access -> FormOpener.of(getSite()).open(machine.getName(),
				making.apply(machine, access)));
	}

	private final class Gestures implements CpuActions {

		@Override
		public void saveMemory(Cpu cpu) {
			open((machine, access) -> SaveMemoryForm.of(machine, access, OptionalInt.of(cpu.getIndex())));
		}

		@Override
		public void choose(Cpu cpu) {
			var index = cpu.getIndex();
			open((machine, access) -> ChosenCpu.of(access).thenApply(chosen -> ChooseCpuForm.of(index, chosen)));
		}
	}
}
