package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.migration.preflight.ShownChecks;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.migration.preflight.PreflightList;

/** Where a machine is to be migrated and how, and exactly what that starts and sends. UI thread; never blocks. */
final class MigrateForm {

	private final Readiness readiness;
	private final MigrationPreview preview;
	private final List<WhereTo> places;
	private CompletableFuture<MigrationPreview.Started> destination;
	private CompletableFuture<List<PreflightCheck>> checks = new CompletableFuture<>();
	/** The port that was proposed last: it makes room for another. */
	private Optional<Way.Tcp> proposed = Optional.empty();

	private MigrateForm(Readiness readiness, MigrationPreview preview, int first) {
		this.readiness = readiness;
		this.preview = preview;
		places = preview.places();
		destination = readiness.ready()
				? preview.destination(usual(places.get(first)))
				: CompletableFuture.failedFuture(new CoreException(readiness.sentence()));
	}

	private static MigrationRequest usual(WhereTo place) {
		var usual = MigrationRequest.usual().to(place.target());
		return place.elsewhere()
				? usual.by(org.wheelhouse.core.migration.MigrationChannel.of(new Way.ThroughSsh()))
				: usual;
	}

	/**
	 * Makes the form.
	 *
	 * @param first where to at first, of the preview's places; the first of these when it is none of them
	 */
	static OperationForm of(String machine, Readiness readiness, MigrationPreview preview, @Nullable WhereTo first) {
		int chosen = first == null ? 0 : Math.max(0, preview.places().indexOf(first));
		var form = new MigrateForm(readiness, preview, chosen);
		var fields = new ArrayList<>(MigrateFields.of(form.places, chosen, preview.files()));
		fields.add(new FormField.Shown("checks", Messages.Checks_caption, form::checks));
		fields.add(new FormField.Told("commandLine", Messages.Dialog_commandLine, form::commandLine));
		return new OperationForm("migrate", NLS.bind(Messages.Dialog_title, machine), Messages.Dialog_about,
				Messages.Dialog_start, fields, form::proposed,
				new OperationForm.Extras(form::following, form.destination, Optional.empty()));
	}

	private WhereTo place(FormValues entries) {
		return places.get(entries.choice(MigrateFields.TO));
	}

	/** A port is proposed when it is known, and where nobody has typed another; what leads to another computer is encrypted. */
	private Map<String, String> following(String field, FormValues entries) {
		var others = new HashMap<String, String>();
		if (field.equals(MigrateFields.TO) || field.equals(MigrateFields.FAR_CHANNEL)) {
			others.put(MigrateFields.ENCRYPTION,
					String.valueOf(place(entries).elsewhere() && MigrateFields.byPort(entries, place(entries))
							? MigrateFields.FRESH_KEY
							: MigrateFields.NO_ENCRYPTION));
		}
		if (place(entries).isQemu() && MigrateFields.byPort(entries, place(entries)) && isUntouched(entries)) {
			var port = preview.port(place(entries));
			if (port.isDone()) {
				proposed = port.join();
				others.put(MigrateFields.ADDRESS, proposed.map(Way.Tcp::address).orElse(""));
				others.put(MigrateFields.PORT_NUMBER, proposed.map(Way.Tcp::port).map(String::valueOf).orElse(""));
			}
		}
		return others;
	}

	private boolean isUntouched(FormValues entries) {
		return entries.text(MigrateFields.ADDRESS).equals(proposed.map(Way.Tcp::address).orElse(""))
				&& entries.text(MigrateFields.PORT_NUMBER)
						.equals(proposed.map(Way.Tcp::port).map(String::valueOf).orElse(""));
	}

	private String commandLine() {
		return switch (destination.state()) {
			case RUNNING -> Messages.Dialog_asking;
			case SUCCESS -> text(destination.resultNow());
			case FAILED, CANCELLED -> "";
		};
	}

	private static String text(MigrationPreview.Started found) {
		return String.join(" ", found.commandLine())
				+ (found.remarks().isEmpty() ? "" : "\n\n" + String.join("\n", found.remarks()));
	}

	private FormResult proposed(FormValues entries) {
		if (!readiness.ready()) {
			return FormResult.wrong(readiness.sentence());
		}
		var place = place(entries);
		if (place.isQemu() && MigrateFields.byPort(entries, place) && isUntouched(entries)
				&& !preview.port(place).isDone()) {
			return new FormResult.Asked(preview.port(place), "");
		}
		MigrationRequest intent;
		try {
			intent = new MigrateEntries(entries, place).request();
		} catch (MigrateEntries.Invalid e) {
			return FormResult.wrong(e.sentence());
		}
		destination = preview.destination(intent);
		checks = preview.checks(intent);
		return checks.isDone()
				? stopped().or(() -> unreached(place, intent)).orElseGet(() -> told(intent))
				: new FormResult.Asked(checks, "");
	}

	/** What of the pre-flight stops it, and is not told in better words by who looks for the destination. */
	private Optional<FormResult> stopped() {
		return destination.state() == CompletableFuture.State.FAILED
				? Optional.empty()
				: checks.join().stream().filter(PreflightCheck::stops).findFirst()
						.map(check -> FormResult
								.wrong(NLS.bind(Messages.Checks_stop, check.subject(), check.reason())));
	}

	private FormField.Sight checks(Composite parent, String id) {
		var list = new PreflightList(parent, id);
		return new FormField.Sight() {
			@Override
			public Control control() {
				return list.control();
			}

			@Override
			public void look() {
				if (checks.isDone()) {
					list.show(ShownChecks.of(checks.join()));
				} else {
					list.showLooking();
				}
			}
		};
	}

	/** What is known against the port, or that it is not known yet. */
	private Optional<FormResult> unreached(WhereTo place, MigrationRequest intent) {
		if (!(intent.channel().way() instanceof Way.Tcp way)
				|| place.target() instanceof org.wheelhouse.core.migration.MigrationTarget.WaitingQemu) {
			return Optional.empty();
		}
		var problem = preview.problem(place, way);
		return problem.isDone()
				? problem.join().map(FormResult::wrong)
				: Optional.of(new FormResult.Asked(problem, ""));
	}

	private FormResult told(MigrationRequest intent) {
		return switch (destination.state()) {
			case RUNNING -> FormResult.wrong(Messages.Ready_asking);
			case SUCCESS -> FormResult.of(preview.operation(intent), warning()).remarked(readiness.sentence());
			case FAILED -> FormResult.wrong(Fault.of(destination.exceptionNow()).text());
			case CANCELLED -> FormResult.wrong(readiness.sentence());
		};
	}

	private Optional<FormResult.Guard> warning() {
		return Optional.of(readiness.warning()).filter(text -> !text.isEmpty())
				.map(text -> new FormResult.Guard(text, ""));
	}
}
