package org.wheelhouse.core.internal.session;

import java.util.Map;
import java.util.Objects;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineLoad;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.model.live.MachineState;

/** How snapshots are made of what else is known. Pure functions. */
final class Snapshots {

	private Snapshots() {
		// holds no state
	}

	/** What is shown of a machine before anybody was asked. */
	static MachineSnapshot of(KnownMachine known) {
		return new MachineSnapshot(known.identity(), known.facts(), condition(known), MachineLoad.UNKNOWN,
				MachineTrees.NONE,
				Map.of()).migrated(known.past().migrated());
	}

	private static MachineCondition condition(KnownMachine known) {
		if (known.running()) {
			return new MachineCondition(MachineState.CONNECTING, "", "", "", "");
		}
		if (!known.past().notStarted().isEmpty()) {
			return new MachineCondition(MachineState.FAILED, "", known.past().notStarted(), "", "",
					known.past().advice());
		}
		if (known.endingText().isEmpty()) {
			return new MachineCondition(MachineState.DEFINED, "", "", "", "");
		}
		var firstLine = known.endingText().lines().findFirst().orElse("");
		return new MachineCondition(MachineState.ENDED, "", firstLine, known.endingText(), "",
				Advice.about(known.endingText()));
	}

	/** The same machine, launched as this. */
	static MachineSnapshot launched(MachineSnapshot before, HostedMachine hosted) {
		var identity = new MachineIdentity(before.id(), before.identity().hostId(), hosted.monitor().toString(),
				hosted.spareMonitor().toString(), true,
				hosted.definition().map(Object::toString).orElse(before.identity().definitionPath()), hosted.pid(),
				hosted.started().toEpochMilli(), hosted.commandLine());
		var facts = before.facts();
		return before.with(identity).with(new MachineFacts(hosted.name(), facts.qemuVersion(), facts.machineType(),
				hosted.accelerator().name(), hosted.accelerator().reason(), facts.uuid(), facts.cpuCount()));
	}

	/** The second with all parts of the first that are equal. */
	static MachineSnapshot sharing(MachineSnapshot before, MachineSnapshot now) {
		return new MachineSnapshot(same(before.identity(), now.identity()), same(before.facts(), now.facts()),
				same(before.condition(), now.condition()), same(before.load(), now.load()),
				now.trees().sharing(before.trees()),
				same(before.leaving(), now.leaving()), same(before.differences(), now.differences()),
				now.migrated(), same(before.gestures(), now.gestures()), now.lock());
	}

	private static <T> T same(T before, T now) {
		return Objects.equals(before, now) ? before : now;
	}
}
