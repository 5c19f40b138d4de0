package org.wheelhouse.ui.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.BlockGraph.Device;
import org.wheelhouse.core.operation.BlockActs;
import org.wheelhouse.ui.acts.ActEntries;
import org.wheelhouse.ui.acts.ActField;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;
import org.wheelhouse.ui.acts.Proposal.Guard;
import org.wheelhouse.ui.hotplug.ImageFormat;

/** Asks what is needed to take a medium out of a drive, or to put another in. */
final class MediumForms {

	private static final String FILE = "file";
	private static final String FORMAT = "format";
	private static final String FORCE = "force";
	private static final List<String> PATTERNS = List.of("*.iso", "*.img", "*.raw", "*.qcow2");

	private MediumForms() {
	}

	static ActForm eject(BlockActs acts, Device drive) {
		return new ActForm("block.eject", Messages.MediumForms_eject, FormText.about(acts, drive),
				Messages.MediumForms_ejectOk, force(drive),
				entries -> Proposal.of(acts.eject(drive, entries.checked(FORCE)),
						guard(drive, entries.checked(FORCE))));
	}

	static ActForm change(BlockActs acts, Device drive) {
		return change(acts, drive, "");
	}

	/** @param chosen the full path of the file that is proposed; empty for none */
	static ActForm change(BlockActs acts, Device drive, String chosen) {
		var fields = new ArrayList<ActField>();
		fields.add(new ActField.FilePath(FILE, Messages.MediumForms_file, chosen, Messages.FormText_path, false,
				PATTERNS));
		fields.add(new ActField.Choice(FORMAT, Messages.MediumForms_format,
				Stream.concat(Stream.of(Messages.MediumForms_asItLooks), ImageFormat.ALL.stream()).toList(), 0));
		fields.addAll(force(drive));
		return new ActForm("block.change", Messages.MediumForms_change, FormText.about(acts, drive),
				Messages.MediumForms_changeOk, fields, entries -> change(acts, drive, entries));
	}

	private static Proposal change(BlockActs acts, Device drive, ActEntries entries) {
		var file = entries.path(FILE);
		if (file.isEmpty()) {
			return Proposal.wrong(Messages.MediumForms_choose);
		}
		if (!FormText.readable(acts, file.get())) {
			return Proposal.wrong(NLS.bind(Messages.MediumForms_missing, file.get()));
		}
		int chosen = entries.choice(FORMAT);
		var format = chosen == 0 ? ImageFormat.proposed(file.get()) : ImageFormat.ALL.get(chosen - 1);
		return Proposal.of(
				acts.changeMedium(drive, file.get().toString(), Optional.of(format), entries.checked(FORCE)),
				guard(drive, entries.checked(FORCE)));
	}

	/** Force is only offered where there is something to break. */
	private static List<ActField> force(Device drive) {
		return drive.locked() ? List.of(new ActField.Check(FORCE, Messages.MediumForms_force, false)) : List.of();
	}

	private static Optional<Guard> guard(Device drive, boolean forced) {
		return drive.locked()
				? Optional.of(new Guard(forced ? Messages.MediumForms_forced : Messages.MediumForms_locked, ""))
				: Optional.empty();
	}
}
