package org.wheelhouse.ui.machineacts;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;

/**
 * Pulls the cable of a network card, or plugs it in. Pulling cuts the guest's connections, so it is shown first what is sent;
 * plugging in takes nothing from anybody and is done at once. UI thread.
 *
 * @param forms shows it first
 */
public record LinkGesture(FormOpener forms) {

	/** Whether the link of a card is up, as far as is known. */
	public static boolean isUp(MachineAccess access, String card) {
		return !access.linksDown().contains(card);
	}

	/** Brings the link up, or asks to take it down. */
	public void set(MachineAccess access, String card, boolean up) {
		var acts = MachineActs.of(access);
		if (up) {
			acts.whenCompleteAsync((known, problem) -> {
				if (problem != null) {
					forms.operations().failed(card, problem);
				} else {
					forms.operations().run(known.link(card, true));
				}
			}, forms.modelThread());
		} else {
			forms.open(card, acts.thenApply(known -> form(card, access.name(), known.link(card, false))));
		}
	}

	static ActForm form(String card, String machine, Operation<?> down) {
		return new ActForm("machine.link", NLS.bind(Messages.Link_title, card),
				NLS.bind(Messages.Link_about, card, machine), Messages.Link_ok, List.of(), _ -> Proposal.of(down));
	}
}
