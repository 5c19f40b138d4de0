package org.wheelhouse.ui.devices.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.hotplug.NetworkChange;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.network.AnnounceCards;
import org.wheelhouse.core.network.AnnounceCards.Rounds;
import org.wheelhouse.core.network.ForwardPort;
import org.wheelhouse.core.network.RemoveNetwork;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.ui.devices.hotplug.NetworkText;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;

/** Asks what is needed to change the network of a machine that is connected. Knows nothing of the model: texts are told. */
final class NetworkForms {

	private static final String PROTOCOL = "protocol";
	private static final String BIND = "bind";
	private static final String HOST_PORT = "hostPort";
	private static final String GUEST = "guest";
	private static final String GUEST_PORT = "guestPort";
	private static final String NEXT_START = "nextStart";
	private static final String ROUNDS = "rounds";
	private static final String INITIAL = "initial";
	private static final String STEP = "step";
	private static final String LONGEST = "longest";
	private static final String KIND = "kind";
	private static final String WHERE = "where";
	private static final int LAST_PORT = 65_535;
	private static final List<String> PROTOCOLS = List.of("tcp", "udp");
	private static final List<String> ADDRESSES = List.of("127.0.0.1", "");

	private NetworkForms() {
		// holds no state
	}

	/**
	 * Asks which port is to lead where.
	 *
	 * @param there the forwards that the network has
	 */
	static OperationForm forward(MachineAccess machine, String network, List<Forward> there) {
		var fields = new ArrayList<FormField>(
				List.of(new FormField.Choice(PROTOCOL, Messages.Forward_protocol, PROTOCOLS, 0),
						new FormField.Choice(BIND, Messages.Forward_bind,
								List.of(Messages.Forward_bindLocal, Messages.Forward_bindAll), 0),
						new FormField.Line(HOST_PORT, Messages.Forward_hostPort, "", "2222"),
						new FormField.Line(GUEST, Messages.Forward_guest, "", Messages.Forward_guestHint),
						new FormField.Line(GUEST_PORT, Messages.Forward_guestPort, "", "22")));
		if (machine.definition().isPresent()) {
			fields.add(new FormField.Check(NEXT_START, Messages.Forward_nextStart, false));
		}
		return new OperationForm("network.forward", Messages.Forward_title,
				NLS.bind(Messages.Forward_about, network, machine.name()), Messages.Forward_ok, fields,
				entries -> forward(machine, network, there, entries));
	}

	private static FormResult forward(MachineAccess machine, String network, List<Forward> there, FormValues entries) {
		var host = port(entries, HOST_PORT);
		var guest = port(entries, GUEST_PORT);
		if (host.isEmpty() || guest.isEmpty() || !entries.text(GUEST).matches("[0-9A-Za-z.]*")) {
			return FormResult.wrong(Messages.Forward_port);
		}
		var wanted = new Forward(PROTOCOLS.get(entries.choice(PROTOCOL)), ADDRESSES.get(entries.choice(BIND)),
				(int) host.getAsLong(), entries.text(GUEST), (int) guest.getAsLong());
		if (there.stream().anyMatch(forward -> forward.hostEnd().equals(wanted.hostEnd()))) {
			return FormResult.wrong(Messages.Forward_taken);
		}
		var operation = ForwardPort.add(machine, network, wanted);
		return FormResult.of(entries.checked(NEXT_START) ? operation.alsoAtNextStart() : operation);
	}

	private static OptionalLong port(FormValues entries, String field) {
		var port = entries.number(field);
		return port.isPresent() && port.getAsLong() >= 1 && port.getAsLong() <= LAST_PORT ? port : OptionalLong.empty();
	}

	/** Asks whether a port is to lead to the guest no more. */
	static OperationForm stop(MachineAccess machine, String network, Forward forward) {
		var fields = machine.definition().isPresent()
				? List.<FormField>of(new FormField.Check(NEXT_START, Messages.Forward_nextStart, false))
				: List.<FormField>of();
		return new OperationForm("network.stop", Messages.Stop_title,
				NLS.bind(Messages.Stop_about, forward.rule(), machine.name()), Messages.Stop_ok, fields, entries -> {
					var operation = ForwardPort.remove(machine, network, forward);
					return FormResult.of(entries.checked(NEXT_START) ? operation.alsoAtNextStart() : operation);
				});
	}

	/** Asks how often a card is announced. */
	static CompletableFuture<OperationForm> announce(MachineAccess machine, String card) {
		// Whether this QEMU can is asked once; then each change only makes the command anew.
		return AnnounceCards.by(machine).thenApply(announcing -> new OperationForm("network.announce",
				NLS.bind(Messages.Announce_title, card), NLS.bind(Messages.Announce_about, card, machine.name()),
				Messages.Announce_ok,
				List.of(time(ROUNDS, Messages.Announce_rounds, Rounds.USUAL.rounds(), ""),
						time(INITIAL, Messages.Announce_initial, Rounds.USUAL.initial().toMillis(),
								Messages.Announce_millis),
						time(STEP, Messages.Announce_step, Rounds.USUAL.step().toMillis(), Messages.Announce_millis),
						time(LONGEST, Messages.Announce_longest, Rounds.USUAL.longest().toMillis(),
								Messages.Announce_millis)),
				entries -> announce(announcing, card, entries)));
	}

	private static FormField time(String id, String label, long initial, String unit) {
		return new FormField.Line(id, unit.isEmpty() ? label : label + " (" + unit + ")", String.valueOf(initial), "");
	}

	private static FormResult announce(AnnounceCards announcing, String card, FormValues entries) {
		var rounds = new Rounds((int) Math.min(entries.number(ROUNDS).orElse(0), Integer.MAX_VALUE),
				millis(entries, INITIAL), millis(entries, STEP), millis(entries, LONGEST));
		return rounds.isAllowed()
				? FormResult.of(announcing.announce(List.of(card), rounds))
				: FormResult.wrong(Messages.Announce_wrong);
	}

	private static Duration millis(FormValues entries, String field) {
		return Duration.ofMillis(entries.number(field).orElse(Long.MAX_VALUE / 2_000_000));
	}

	/**
	 * Asks what is to be behind a card.
	 *
	 * @param now what is behind it, in words
	 */
	static CompletableFuture<OperationForm> change(MachineAccess machine, String card, String model, String now) {
		return NetworkChange.of(machine, card).thenApply(change -> new OperationForm("network.change",
				Messages.Change_title,
				NLS.bind(Messages.Change_about, new Object[]{card, machine.name(), model, now}), Messages.Change_ok,
				List.of(new FormField.Choice(KIND, Messages.Change_kind, NetworkText.KINDS, 0),
						new FormField.Line(WHERE, Messages.Change_where, "", Messages.Change_whereHint)),
				entries -> change(change, entries)));
	}

	private static FormResult change(NetworkChange change, FormValues entries) {
		var kind = NetworkText.KINDS.get(entries.choice(KIND));
		var where = entries.text(WHERE);
		return NetworkText.problem(kind, where).map(FormResult::wrong)
				.orElseGet(() -> FormResult.of(change.to(NetworkText.request(kind, where))))
				.remarked(change.cardStays()
						? NLS.bind(Messages.Change_hub, change.hub())
						: Messages.Change_replug);
	}

	/** Shows what removes a network that no card uses. */
	static OperationForm remove(MachineAccess machine, String network, String kind) {
		Operation<?> operation = new RemoveNetwork(machine, network);
		return new OperationForm("network.remove", Messages.Remove_title,
				NLS.bind(Messages.Remove_about, new Object[]{network, machine.name(), kind}), Messages.Remove_ok,
				List.of(), _ -> FormResult.of(operation));
	}
}
