package org.wheelhouse.ui.devices.block;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.ui.devices.hotplug.ImageFormat;
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
	private static final List<String> PATTERNS = List.of("*.iso", "*.img", "*.raw", "*.qcow2");

	private MediumForms() {
	}

	static OperationForm eject(BlockOperations acts, Device drive) {
		return new OperationForm("block.eject", Messages.MediumForms_eject, FormText.about(acts, drive),
				Messages.MediumForms_ejectOk, force(drive),
				entries -> FormResult.of(acts.eject(drive, entries.checked(FORCE)),
						guard(drive, entries.checked(FORCE))));
	}

	static OperationForm change(BlockOperations acts, Device drive) {
		return change(acts, drive, "");
	}

	/** @param chosen the full path of the file that is proposed; empty for none */
	static OperationForm change(BlockOperations acts, Device drive, String chosen) {
		var fields = new ArrayList<FormField>();
		fields.add(new FormField.FilePath(FILE, Messages.MediumForms_file, chosen, Messages.FormText_path, false,
				PATTERNS));
		fields.add(new FormField.Choice(FORMAT, Messages.MediumForms_format,
				Stream.concat(Stream.of(Messages.MediumForms_asItLooks), ImageFormat.ALL.stream()).toList(), 0));
		fields.addAll(force(drive));
		return new OperationForm("block.change", Messages.MediumForms_change, FormText.about(acts, drive),
				Messages.MediumForms_changeOk, fields, entries -> change(acts, drive, entries));
	}

	private static FormResult change(BlockOperations acts, Device drive, FormValues entries) {
		var file = entries.path(FILE);
		if (file.isEmpty()) {
			return FormResult.wrong(Messages.MediumForms_choose);
		}
		var look = acts.files().at(file.get());
		var head = acts.files().head(file.get());
		return FormResult.unless(look, head)
				.orElseGet(() -> change(acts, drive, entries, file.get(), look.join(), head.join()));
	}

	private static FormResult change(BlockOperations acts, Device drive, FormValues entries, Path file, FileLook look,
			Optional<byte[]> head) {
		if (look.isNoReadableFile()) {
			return FormResult.wrong(NLS.bind(Messages.MediumForms_missing, file));
		}
		int chosen = entries.choice(FORMAT);
		var format = chosen == 0 ? ImageFormat.proposed(file, head) : ImageFormat.ALL.get(chosen - 1);
		return FormResult.of(
				acts.changeMedium(drive, file.toString(), Optional.of(format), entries.checked(FORCE)),
				guard(drive, entries.checked(FORCE)));
	}

	/** Force is only offered where there is something to break. */
	private static List<FormField> force(Device drive) {
		return drive.locked() ? List.of(new FormField.Check(FORCE, Messages.MediumForms_force, false)) : List.of();
	}

	private static Optional<Guard> guard(Device drive, boolean forced) {
		return drive.locked()
				? Optional.of(new Guard(forced ? Messages.MediumForms_forced : Messages.MediumForms_locked, ""))
				: Optional.empty();
	}
}
