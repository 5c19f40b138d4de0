package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.migration.MigrationChannel;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.migration.queue.MigrationQueue;
import org.wheelhouse.core.migration.queue.QueuedMigration;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.widget.Plural;

/** Where several machines are to be moved and how many at a time; which of them stay, and why. UI thread; never blocks. */
final class SeveralForm {

	private static final String TO = "to";
	private static final String AT_ONCE = "atOnce";
	private static final String END_SOURCE = "endSource";
	private static final int MOST_AT_ONCE = 4;

	private final BiFunction<Machine, MigrationRequest, QueuedMigration> queued;
	private final List<Machine> machines;
	private final List<WhereTo> places;
	private Optional<MigrationQueue> queue = Optional.empty();

	/**
	 * @param queued   what moves one of them so
	 * @param machines that are meant, also those that cannot be moved
	 * @param places   where they can be moved; may be empty
	 */
	SeveralForm(BiFunction<Machine, MigrationRequest, QueuedMigration> queued, List<Machine> machines,
			List<WhereTo> places) {
		this.queued = queued;
		this.machines = List.copyOf(machines);
		this.places = List.copyOf(places);
	}

	/** The other computers of the inventory that are there. */
	static List<WhereTo> away(List<Host> hosts, Host from) {
		return hosts.stream().filter(host -> host != from)
				.filter(host -> host.getConnection() == HostConnection.HERE
						|| host.getConnection() == HostConnection.CONNECTED)
				.map(host -> new WhereTo(NLS.bind(Messages.To_host, host.getLabel()),
						new MigrationTarget.NewQemu(Optional.of(host.getId())), true))
				.toList();
	}

	/** The queue that was proposed last. */
	Optional<MigrationQueue> queue() {
		return queue;
	}

	/** @param title of the window */
	OperationForm form(String title) {
		var counts = new ArrayList<String>();
		for (var count = 1; count <= MOST_AT_ONCE; count++) {
			counts.add(String.valueOf(count));
		}
		var fields = new ArrayList<FormField>();
		if (!places.isEmpty()) {
			fields.add(new FormField.Choice(TO, Messages.Several_to, places.stream().map(WhereTo::title).toList(), 0));
			fields.add(new FormField.Choice(AT_ONCE, Messages.Several_atOnce, counts, 0));
			fields.add(new FormField.Check(END_SOURCE, Messages.Several_endSource, true));
		}
		fields.add(new FormField.Told("machines", Messages.Several_machines, this::told));
		return new OperationForm("migrate.several", title, Messages.Several_about, Messages.Dialog_start, fields,
				this::proposed);
	}

	/** Which go, and which stay and why. */
	private String told() {
		return String.join("\n", machines.stream().map(machine -> stays(machine)
				.map(why -> NLS.bind(Messages.Several_stays, machine.getName(), why))
				.orElseGet(() -> NLS.bind(Messages.Several_goes, machine.getName()))).toList());
	}

	private static Optional<String> stays(Machine machine) {
		var readiness = Readiness.of(machine);
		if (machine.getLock() != Lock.NONE) {
			return Optional.of(Messages.Several_locked);
		}
		if (!readiness.ready()) {
			return Optional.of(readiness.sentence());
		}
		return readiness.warning().isEmpty() ? Optional.empty() : Optional.of(readiness.warning());
	}

	private FormResult proposed(FormValues entries) {
		queue = Optional.empty();
		if (places.isEmpty()) {
			return FormResult.wrong(Messages.Several_nowhere);
		}
		var place = places.get(entries.choice(TO));
		var going = machines.stream().filter(machine -> stays(machine).isEmpty()).toList();
		if (going.isEmpty()) {
			return FormResult.wrong(Messages.Several_none);
		}
		var intent = request(place, entries.checked(END_SOURCE));
		var proposed = new MigrationQueue(Plural.bind(Messages.Several_label, going.size(), place.title()),
				going.stream().map(machine -> queued.apply(machine, intent)).toList(), entries.choice(AT_ONCE) + 1);
		queue = Optional.of(proposed);
		return FormResult.of(proposed);
	}

	private static MigrationRequest request(WhereTo place, boolean endSource) {
		var usual = MigrationRequest.usual().to(place.target());
		var by = place.elsewhere() ? usual.by(MigrationChannel.of(new Way.ThroughSsh())) : usual;
		return endSource ? by : by.keepingSource();
	}
}
