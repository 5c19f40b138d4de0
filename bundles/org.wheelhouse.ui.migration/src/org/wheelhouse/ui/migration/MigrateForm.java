package org.wheelhouse.ui.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.migration.picture.InvalidLimit;
import org.wheelhouse.ui.migration.picture.LimitKind;

/** How a machine is to be migrated, and exactly what that starts and sends. UI thread; never blocks. */
final class MigrateForm {

	private static final String BANDWIDTH = "bandwidth";
	private static final String DOWNTIME = "downtime";
	private static final String END_SOURCE = "endSource";

	private final Readiness readiness;
	private final MigrationPreview preview;
	private final CompletableFuture<MigrationPreview.Started> destination;

	private MigrateForm(Readiness readiness, MigrationPreview preview) {
		this.readiness = readiness;
		this.preview = preview;
		destination = readiness.ready()
				? preview.destination()
				: CompletableFuture.failedFuture(new CoreException(readiness.sentence()));
	}

	/** Makes the form, which is complete when the destination has been found. */
	static OperationForm of(String machine, Readiness readiness, MigrationPreview preview) {
		var form = new MigrateForm(readiness, preview);
		return new OperationForm("migrate", NLS.bind(Messages.Dialog_title, machine), Messages.Dialog_about,
				Messages.Dialog_start,
				List.of(limit(BANDWIDTH, LimitKind.BANDWIDTH), limit(DOWNTIME, LimitKind.DOWNTIME),
						new FormField.Check(END_SOURCE, Messages.Dialog_endSource, true),
						new FormField.Told("commandLine", Messages.Dialog_commandLine, form::commandLine)),
				form::proposed, OperationForm.Extras.awaiting(form.destination));
	}

	private static FormField limit(String id, LimitKind kind) {
		return new FormField.Line(id, kind.label() + ", " + kind.unit(), "", Messages.Field_default);
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
		MigrationRequest intent;
		try {
			var most = LimitKind.BANDWIDTH.parse(entries.text(BANDWIDTH));
			var longest = LimitKind.DOWNTIME.parse(entries.text(DOWNTIME));
			var limited = MigrationRequest.usual().within(most.stream().boxed().findFirst(),
					longest.stream().mapToObj(Duration::ofMillis).findFirst());
			intent = entries.checked(END_SOURCE) ? limited : limited.keepingSource();
		} catch (InvalidLimit e) {
			return FormResult.wrong(String.valueOf(e.getMessage()));
		}
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
