package org.wheelhouse.ui.handlers;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.hotplug.NetworkLink;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/**
 * Pulls the cable of a network card, or plugs it in. UI thread.
 *
 * @param forms shows it first
 */
public record LinkAction(FormOpener forms) {

	/** Whether the link of a card is up, as far as is known. */
	public static boolean isUp(MachineAccess access, String card) {
		return !access.linksDown().contains(card);
	}

	/** Shows what brings the link up, or takes it down. */
	public void set(MachineAccess access, String card, boolean up) {
		forms.open(card, NetworkLink.of(access, card, up)
				.thenApply(operation -> form(card, access.name(), up, operation)));
	}

	static OperationForm form(String card, String machine, boolean up, Operation<?> act) {
		return new OperationForm("machine.link", NLS.bind(up ? Messages.Link_upTitle : Messages.Link_downTitle, card),
				NLS.bind(up ? Messages.Link_upAbout : Messages.Link_downAbout, card, machine),
				up ? Messages.Link_upOk : Messages.Link_downOk, List.of(), _ -> FormResult.of(act));
	}
}
