package org.wheelhouse.ui.devices.memory;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.GuestStatistics;
import org.wheelhouse.core.memory.MemoryOperations;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.InstalledMemory;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.handlers.FormOpener;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.PartVisibility;

/**
 * The view of the selected machine's memory. Only wires, and has the guest asked for its figures while it is seen: of a machine that
 * was launched here by itself, of another one when a person wants it.
 */
public final class MemoryView extends DiagramView<MemoryPage> {

	/** QEMU's name of what goes into a slot. */
	public static final String DIMM = "pc-dimm";

	/** The page of the editor with the definition. */
	private static final String DEFINITION = "definition";

	private Optional<GuestStatistics> asking = Optional.empty();
	/** The machine that it is about, or would be. */
	private String asked = "";
	private boolean seen;

	@Override
	protected MemoryPage createPage(Composite parent) {
		PartVisibility.follow(this, now -> {
			seen = now;
			considerAsking();
		});
		return new MemoryPage(parent, new Gestures(), Clock.systemUTC());
	}

	@Override
	protected DiagramAndTable twin(MemoryPage page) {
		return page.twin();
	}

	@Override
	protected void show(MemoryPage page, @Nullable Machine shown) {
		page.show(shown == null ? null : shown.getMemory());
		considerAsking();
	}

	/** The guest of the machine that is seen is asked, and no other one. */
	private void considerAsking() {
		var machine = machine();
		var wanted = seen && machine != null && machine.isLaunched() && machine.getMemory() != null
				&& machine.getMemory().getBalloon() != null ? machine.getId() : "";
		if (!seen || machine == null || !machine.getId().equals(asked)) {
			stopAsking();
		}
		if (!wanted.isEmpty() && asking.isEmpty()) {
			access().ifPresent(this::ask);
		}
	}

	private void ask(MachineAccess access) {
		stopAsking();
		asked = access.id();
		asking = Optional.of(GuestStatistics.of(access));
	}

	private void stopAsking() {
		asking.ifPresent(GuestStatistics::close);
		asking = Optional.empty();
		asked = "";
	}

	/**
	 * Opens the form for a DIMM of a machine, of which another view may show the slots; sends nothing.
	 *
	 * @param slot empty for the lowest free one
	 */
	public void plug(Machine target, OptionalInt slot) {
		registry().machine(target.getId()).ifPresent(access -> FormOpener.of(getSite()).open(target.getName(),
				PlugDimm.freeId(access).thenApply(id -> new PlugDimmForm(access, id, slot, room(access)).form())));
	}

	private static OptionalLong room(MachineAccess access) {
		return access.snapshot().trees().memory().map(InstalledMemory::room).orElse(OptionalLong.empty());
	}

	@Override
	public void dispose() {
		stopAsking();
		super.dispose();
	}

	@Override
	protected String unknown() {
		return Messages.Memory_name;
	}

	@Override
	protected String missing(Machine machine) {
		if (machine.getMemory() != null) {
			return "";
		}
		return machine.getMemoryDevicesUntold().isEmpty()
				? Messages.Memory_unknown
				: machine.getMemoryDevicesUntold();
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.MEMORY};
	}

	private final class Gestures implements MemoryActions {

		@Override
		public void plug(OptionalInt slot) {
			var machine = machine();
			if (machine != null) {
				MemoryView.this.plug(machine, slot);
			}
		}

		@Override
		public void unplug(MemoryDevice device) {
			var id = device.getId();
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations()).ask(id,
					new UnplugDevice(access, id)));
		}

		@Override
		public void resize(MemoryDevice device, long bytes) {
			var id = device.getId();
			var before = device.getRequestedBytes();
			access().ifPresent(access -> follow(access, MemoryOperations.of(access)
					.thenApply(made -> new Guarded(made.resize(id, bytes, before), Optional.empty()))));
		}

		@Override
		public void balloon(long bytes) {
			var machine = machine();
			if (machine == null || machine.getMemory() == null || machine.getMemory().getBalloon() == null) {
				return;
			}
			var before = machine.getMemory().getBalloon().getActualBytes();
			access().ifPresent(access -> follow(access, MemoryOperations.of(access).thenCompose(made -> {
				var balloon = made.balloon(bytes, before);
				return balloon.warning().thenApply(warning -> new Guarded(balloon, warning));
			})));
		}

		private void follow(MachineAccess access, CompletableFuture<Guarded> made) {
			made.whenCompleteAsync((act, problem) -> {
				if (problem != null) {
					operations().failed(access.name(), problem);
				} else if (act.warning().isEmpty() || Confirm.loss(getSite().getShell(), act.operation().label(),
						act.warning().get().text(), act.operation(), Messages.Size_set)) {
					operations().run(act.operation());
				}
			}, new ModelThread(getSite().getShell().getDisplay()));
		}

		@Override
		public void askGuest() {
			access().ifPresent(MemoryView.this::ask);
		}

		@Override
		public void define() {
			var machine = machine();
			if (machine == null) {
				return;
			}
			if (machine.getDefinitionPath().isEmpty()) {
				operations().failed(machine.getName(), OperationFailed.refused(
						NLS.bind(Messages.Memory_noDefinition, machine.getName()), Messages.Memory_noDefinitionAdvice));
			} else {
				MachineEditor.open(getSite().getPage(), machine, DEFINITION);
			}
		}
	}

	/** What is asked for, and what is to be said before. */
	private record Guarded(Operation<?> operation, Optional<Warning> warning) {}
}
