package org.wheelhouse.core.hotplug;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.SetLink;
import org.wheelhouse.qmp.dialect.QemuCapabilities;

/** Pulls the cable of a network card, or plugs it in. Any thread. */
public final class NetworkLink {

	private NetworkLink() {
		// holds no state
	}

	/**
	 * In the words of the QEMU that runs the machine.
	 *
	 * @param card its id
	 * @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public static CompletableFuture<Operation<?>> of(MachineAccess machine, String card, boolean up) {
		return machine.language().thenApply(language -> set(machine, language, card, up));
	}

	private static Operation<?> set(MachineAccess machine, QemuCapabilities language, String card, boolean up) {
		return new TranslatedCommand<>(machine, language, new SetLink(card, up),
				new Wording((up ? "Bring the link of " + card + " up" : "Take the link of " + card + " down") + " on "
						+ machine.name(), up ? "plug the cable in" : "pull the cable",
						"The link of " + card + " could not be changed"),
				Topic.PCI).takenBackBy(() -> set(machine, language, card, !up))
				.doneTo(DeviceAct.of(machine, GestureKind.LINK, up ? "Bring up the link of" : "Take down the link of",
						card, "", ""));
	}
}
