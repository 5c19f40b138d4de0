package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.info.QemuInfo.ScreenServer;
import org.wheelhouse.core.migration.SpiceTarget;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.widget.Plural;

/** Where SPICE viewers find a machine after it has moved. */
final class AnnounceForm {

	private static final String ID = "machine.announce";
	private static final String HOST = "host";
	private static final String PORT = "port";
	private static final String TLS_PORT = "tlsPort";
	private static final String SUBJECT = "subject";
	private static final int LAST_PORT = 65535;

	private final Optional<ScreenServer> spice;
	private final Function<SpiceTarget, Operation<?>> announcing;

	private AnnounceForm(Optional<ScreenServer> spice, Function<SpiceTarget, Operation<?>> announcing) {
		this.spice = spice;
		this.announcing = announcing;
	}

	/**
	 * Makes the form.
	 *
	 * @param spice the machine's server; empty when it has none
	 */
	static OperationForm of(String machine, Optional<ScreenServer> spice,
			Function<SpiceTarget, Operation<?>> announcing) {
		var about = spice.map(server -> Plural.bind(Messages.Announce_about, machine, server.viewers().size()))
				.orElseGet(() -> NLS.bind(Messages.Announce_none, machine));
		return new OperationForm(ID, Messages.Announce_title, about, Messages.Announce_ok, List.of(
				new FormField.Line(HOST, Messages.Announce_host, "", Messages.Announce_hostHint),
				new FormField.Line(PORT, Messages.Announce_port, spice.map(ScreenServer::port).orElse(""), ""),
				new FormField.Line(TLS_PORT, Messages.Announce_tlsPort, spice.map(ScreenServer::tlsPort).orElse(""),
						""),
				new FormField.Line(SUBJECT, Messages.Announce_subject, "", Messages.Announce_subjectHint)),
				new AnnounceForm(spice, announcing)::proposed);
	}

	private FormResult proposed(FormValues entries) {
		if (spice.isEmpty()) {
			return FormResult.wrong(Messages.Announce_noServer);
		}
		if (entries.text(HOST).isEmpty()) {
			return FormResult.wrong(Messages.Announce_hostWrong);
		}
		if (isWrong(entries, PORT) || isWrong(entries, TLS_PORT)
				|| entries.text(PORT).isEmpty() && entries.text(TLS_PORT).isEmpty()) {
			return FormResult.wrong(Messages.Announce_portWrong);
		}
		return FormResult.of(announcing.apply(new SpiceTarget(entries.text(HOST), port(entries, PORT),
				port(entries, TLS_PORT), Optional.of(entries.text(SUBJECT)).filter(text -> !text.isEmpty()))));
	}

	private static boolean isWrong(FormValues entries, String id) {
		return !entries.text(id).isEmpty() && port(entries, id).isEmpty();
	}

	private static OptionalInt port(FormValues entries, String id) {
		var number = entries.number(id);
		return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= LAST_PORT
				? OptionalInt.of((int) number.getAsLong())
				: OptionalInt.empty();
	}
}
