package org.wheelhouse.ui.devices.cpu;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.core.cpu.UnplugCpu;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.info.ChosenCpu;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.handlers.Question;
import org.wheelhouse.ui.handlers.SaveMemoryForm;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.ModelThread;

/** The view of the selected machine's virtual CPUs. Only wires. */
public final class CpuView extends DiagramView<CpuPage> {

	/** The page of the editor with the definition. */
	private static final String DEFINITION = "definition";

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

	/**
	 * Opens the form for a processor of a machine, of which another view may show the places; sends nothing.
	 *
	 * @param place its name; empty for the lowest free one
	 */
	public void plug(Machine target, Optional<String> place) {
		open(target, (_, access) -> place.map(name -> PlugCpu.into(access, name))
				.orElseGet(() -> PlugCpu.lowest(access)).thenApply(plug -> PlugCpuForm.of(access, plug)));
	}

	/** Opens a form when the machine has told what it says. */
	private void open(BiFunction<Machine, MachineAccess, CompletableFuture<OperationForm>> making) {
		open(machine(), making);
	}

	private void open(@Nullable Machine machine,
			BiFunction<Machine, MachineAccess, CompletableFuture<OperationForm>> making) {
		if (machine != null) {
			registry().machine(machine.getId()).ifPresent(access -> FormOpener.of(getSite()).open(machine.getName(),
					making.apply(machine, access)));
		}
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

		@Override
		public void plug() {
			plugIn(Optional.empty());
		}

		@Override
		public void plug(CpuSlot place) {
			plugIn(Optional.of(place.getName()));
		}

		private void plugIn(Optional<String> place) {
			var machine = machine();
			if (machine != null) {
				CpuView.this.plug(machine, place);
			}
		}

		@Override
		public void unplug(CpuSlot place) {
			var index = place.getCpu() == null ? place.getDeviceId() : String.valueOf(place.getCpu().getIndex());
			var cpu = place.getDeviceId().isEmpty() ? place.getQomPath() : place.getDeviceId();
			access().ifPresent(access -> {
				var unplug = new UnplugCpu(access, cpu);
				var shell = getSite().getShell();
				if (!place.getLeavingText().isEmpty()) {
					new Unplugging(shell, operations()).go(unplug);
				} else {
					unplug.isDefined().thenAcceptAsync(defined -> {
						if (!shell.isDisposed()) {
							ask(shell, index, access.name(), unplug, defined);
						}
					}, new ModelThread(shell.getDisplay()));
				}
			});
		}

		private void ask(Shell shell, String index, String machine, UnplugCpu unplug, boolean defined) {
			var title = NLS.bind(Messages.UnplugCpu_title, index);
			var text = Confirm.sending(NLS.bind(Messages.UnplugCpu_text, index, machine), unplug);
			var unplugging = new Unplugging(shell, operations());
			if (defined) {
				Confirm.agreed(shell, title, text, Messages.UnplugCpu_ok, Messages.UnplugCpu_alsoDefined)
						.ifPresent(forGood -> unplugging.go(forGood ? unplug.forGood() : unplug));
			} else if (Confirm.agreed(Question.UNPLUG, shell, title, text, Messages.UnplugCpu_ok)) {
				unplugging.go(unplug);
			}
		}

		@Override
		public void pin(Cpu cpu) {
			var index = cpu.getIndex();
			var allowed = cpu.getAllowedHostCpus();
			open((machine, access) -> CompletableFuture.completedFuture(PinCpuForm.of(index, allowed, access)));
		}

		@Override
		public void define() {
			var machine = machine();
			if (machine == null) {
				return;
			}
			if (machine.getDefinitionPath().isEmpty()) {
				operations().failed(machine.getName(), OperationFailed.refused(
						NLS.bind(Messages.CpuView_noDefinition, machine.getName()),
						Messages.CpuView_noDefinitionAdvice));
			} else {
				MachineEditor.open(getSite().getPage(), machine, DEFINITION);
			}
		}
	}
}
