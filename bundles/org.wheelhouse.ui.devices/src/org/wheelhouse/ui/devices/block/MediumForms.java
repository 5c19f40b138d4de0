package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.ui.devices.hotplug.ImageFormat;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormResult.Guard;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;

/** Asks what is needed to take a medium out of a drive, or to put another in. */
final class MediumForms {

	private static final String FILE = "file";
	private static final String FORMAT = "format";
	private static final String FORCE = "force";
	private static final String BEFORE = "before";
	private static final String READ_ONLY = "readOnly";
	private static final String NEXT_START = "nextStart";
	/** In the type of a drive for discs, which nobody writes to. */
	private static final String DISC = "cd";
	private static final List<String> PATTERNS = List.of("*.iso", "*.img", "*.raw", "*.qcow2");

	private MediumForms() {
	}

	static OperationForm eject(BlockOperations acts, Device drive) {
		return new OperationForm("block.eject", Messages.MediumForms_eject, FormText.about(acts, drive),
				Messages.MediumForms_ejectOk, force(drive),
				entries -> FormResult.of(acts.eject(drive, entries.checked(FORCE)),
						guard(drive, entries.checked(FORCE))));
	}

	/** The medium stays in. */
	static OperationForm tray(BlockOperations acts, Device drive, boolean open) {
		var title = open ? Messages.MediumForms_openTray : Messages.MediumForms_closeTray;
		return new OperationForm("block.tray", title, FormText.about(acts, drive),
				open ? Messages.MediumForms_openTrayOk : Messages.MediumForms_closeTrayOk, List.of(), _ -> {
					var result = FormResult.of(acts.tray(drive, open));
					return open && drive.locked() ? result.remarked(Messages.MediumForms_asksGuest) : result;
				});
	}

	static OperationForm change(BlockOperations acts, Device drive) {
		return change(acts, drive, "", MediumChoice.NONE);
	}

	/**
	 * @param chosen the full path of the file that is proposed; empty for none
	 * @param media  what was put in before, and what becomes of what is put in now
	 */
	static OperationForm change(BlockOperations acts, Device drive, String chosen, MediumChoice media) {
		var fields = new ArrayList<FormField>();
		if (!media.before().isEmpty()) {
			fields.add(new FormField.Choice(BEFORE, Messages.MediumForms_before,
					Stream.concat(Stream.of(Messages.MediumForms_another), media.before().stream()).toList(), 0));
		}
		fields.add(new FormField.FilePath(FILE, Messages.MediumForms_file, chosen, Messages.FormText_path, false,
				PATTERNS, new HostFileChooser(acts.files().host())));
		fields.add(new FormField.Choice(FORMAT, Messages.MediumForms_format,
				Stream.concat(Stream.of(Messages.MediumForms_asItLooks), ImageFormat.ALL.stream()).toList(), 0));
		if (!drive.type().contains(DISC)) {
			fields.add(new FormField.Check(READ_ONLY, Messages.MediumForms_readOnly, false));
		}
		if (media.definable()) {
			fields.add(new FormField.Check(NEXT_START, Messages.MediumForms_nextStart, false));
		}
		fields.addAll(force(drive));
		return new OperationForm("block.change", Messages.MediumForms_change, FormText.about(acts, drive),
				Messages.MediumForms_changeOk, fields, entries -> change(acts, drive, entries, media),
				new OperationForm.Extras((field, entries) -> following(field, entries, media),
						CompletableFuture.completedFuture(null), Optional.empty()));
	}

	/** A medium of before is the file, until another one is written there. */
	private static Map<String, String> following(String field, FormValues entries, MediumChoice media) {
		if (!field.equals(BEFORE)) {
			return Map.of();
		}
		int picked = entries.choice(BEFORE);
		return picked == 0 ? Map.of() : Map.of(FILE, media.before().get(picked - 1));
	}

	private static FormResult change(BlockOperations acts, Device drive, FormValues entries, MediumChoice media) {
		var file = entries.path(FILE);
		if (file.isEmpty()) {
			return FormResult.wrong(Messages.MediumForms_choose);
		}
		var look = acts.files().at(file.get());
		var head = acts.files().head(file.get());
		return FormResult.unless(look, head)
				.orElseGet(() -> change(acts, drive, entries, media, new Seen(file.get(), look.join(), head.join())));
	}

	/** What is known of a file that was chosen. */
	private record Seen(Path file, FileLook look, Optional<byte[]> head) {}

	private static FormResult change(BlockOperations acts, Device drive, FormValues entries, MediumChoice media,
			Seen seen) {
		var file = seen.file();
		if (seen.look().isNoReadableFile()) {
			return FormResult.wrong(NLS.bind(Messages.MediumForms_missing, file));
		}
		int chosen = entries.choice(FORMAT);
		var format = chosen == 0 ? ImageFormat.proposed(file, seen.head()) : ImageFormat.ALL.get(chosen - 1);
		var result = FormResult
				.of(acts.changeMedium(drive, file.toString(), Optional.of(format), entries.checked(FORCE),
						entries.checked(READ_ONLY)), guard(drive, entries.checked(FORCE)));
		return result instanceof FormResult.Ready(var operation, var remark, var guard)
				? new FormResult.Ready(media.having(operation, drive, file, format, entries.checked(NEXT_START)),
						remark,
						guard)
				: result;
	}

	/** Force is only offered where there is something to break. */
	private static List<FormField> force(Device drive) {
		return drive.locked() ? List.of(new FormField.Check(FORCE, Messages.MediumForms_force, false)) : List.of();
	}

	private static Optional<Guard> guard(Device drive, boolean forced) {
		return drive.locked()
				? Optional.of(new Guard(forced ? forced(drive) : Messages.MediumForms_locked, ""))
				: Optional.empty();
	}

	/** What may be lost, by its name. */
	private static String forced(Device drive) {
		var file = drive.chain().isEmpty() ? drive.id() : drive.chain().getFirst().file();
		return NLS.bind(drive.readOnly() ? Messages.MediumForms_forcedReading : Messages.MediumForms_forced, file);
	}
}
