package org.wheelhouse.ui.devices.memory;

import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.widget.SizeText;

/**
 * How large a DIMM shall be.
 *
 * @param id   that it will have
 * @param slot empty for the lowest free one
 * @param room what may still be plugged in, in bytes; empty when not known
 */
record PlugDimmForm(MachineAccess machine, String id, OptionalInt slot, OptionalLong room) {

	private static final String SIZE = "size";
	private static final String NEXT_START = "nextStart";

	OperationForm form() {
		var fields = new ArrayList<FormField>();
		fields.add(new FormField.Line(SIZE, Messages.Dimm_size, SizeText.of(PlugDimm.USEFUL), Messages.Size_hint));
		if (machine.definition().isPresent()) {
			fields.add(new FormField.Check(NEXT_START, Messages.Dimm_nextStart, false));
		}
		return new OperationForm("memory.plug", Messages.Dimm_title,
				NLS.bind(Messages.Dimm_about, new Object[]{id,
						slot.isPresent() ? NLS.bind(Messages.Memory_slot, slot.getAsInt()) : Messages.Dimm_lowest,
						machine.name()}),
				Messages.Dimm_ok, fields, this::proposed);
	}

	private FormResult proposed(FormValues entries) {
		var bytes = entries.bytes(SIZE);
		if (bytes.isEmpty() || bytes.getAsLong() == 0 || bytes.getAsLong() % PlugDimm.GRANULE != 0) {
			return FormResult.wrong(Messages.Dimm_wrong);
		}
		if (room.isPresent() && bytes.getAsLong() > room.getAsLong()) {
			return FormResult.wrong(NLS.bind(Messages.Dimm_room, SizeText.of(room.getAsLong())));
		}
		var plug = PlugDimm.of(machine, id, bytes.getAsLong(), slot);
		var result = FormResult.of(machine.definition().isPresent() && entries.checked(NEXT_START)
				? plug.alsoAtNextStart()
				: plug);
		return bytes.getAsLong() % PlugDimm.USEFUL == 0 ? result : result.remarked(Messages.Dimm_useful);
	}
}
