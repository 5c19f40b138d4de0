package org.wheelhouse.ui.machineacts;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.operation.MachineActs;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;

/**
 * Pulls the cable of a network card, or plugs it in. UI thread.
 *
 * @param forms shows it first
 */
public record LinkGesture(FormOpener forms) {

	/** Whether the link of a card is up, as far as is known. */
	public static boolean isUp(MachineAccess access, String card) {
		return !access.linksDown().contains(card);
	}

	/** Shows what brings the link up, or takes it down. */
	public void set(MachineAccess access, String card, boolean up) {
		forms.open(card, MachineActs.of(access)
				.thenApply(known -> form(card, access.name(), up, known.link(card, up))));
	}

	static ActForm form(String card, String machine, boolean up, Operation<?> act) {
		return new ActForm("machine.link", NLS.bind(up ? Messages.Link_upTitle : Messages.Link_downTitle, card),
				NLS.bind(up ? Messages.Link_upAbout : Messages.Link_downAbout, card, machine),
				up ? Messages.Link_upOk : Messages.Link_downOk, List.of(), _ -> Proposal.of(act));
	}
}
