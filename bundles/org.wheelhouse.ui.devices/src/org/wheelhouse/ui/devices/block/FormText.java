package org.wheelhouse.ui.devices.block;

import java.util.OptionalLong;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.SizeText;

/** What the forms of block acts say and read alike. */
final class FormText {

	private FormText() {
	}

	/** What an act is done to, and how that is now. */
	static String about(BlockOperations acts, Device device) {
		var what = device.type().isEmpty() ? device.id() : device.id() + " (" + device.type() + ")";
		return device.chain().isEmpty()
				? NLS.bind(Messages.FormText_aboutEmpty, what, acts.machineName())
				: NLS.bind(Messages.FormText_about,
						new Object[]{what, acts.machineName(), device.chain().getFirst().file(),
								Quantity.bytes(device.chain().getFirst().virtualSize())});
	}

	/** Bytes per second; 0 when nothing is typed, empty when it is no rate. */
	static OptionalLong rate(String typed) {
		var text = typed.endsWith("/s") ? typed.substring(0, typed.length() - "/s".length()) : typed;
		return text.isBlank() ? OptionalLong.of(0) : SizeText.parse(text);
	}

	/** What {@link #rate(String)} reads. */
	static String rate(long bytesPerSecond) {
		return bytesPerSecond == 0 ? "" : SizeText.of(bytesPerSecond) + "/s";
	}
}
