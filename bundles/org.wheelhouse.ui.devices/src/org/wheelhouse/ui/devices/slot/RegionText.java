package org.wheelhouse.ui.devices.slot;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.PciRegion;
import org.wheelhouse.ui.widget.Quantity;

/** A base address register of a device on PCI, in words. */
public final class RegionText {

	private RegionText() {
		// holds no state
	}

	/** For example {@code BAR 4 memory fea00000 16 KiB prefetchable 64-bit}. */
	public static String of(PciRegion region) {
		var memory = region.getType().equals("memory");
		var text = new StringBuilder(NLS.bind(Messages.RegionText_bar, region.getBar()))
				.append(memory ? Messages.RegionText_memory : Messages.RegionText_io)
				.append(' ')
				.append(region.getAddress() == -1
						? Messages.RegionText_unmapped
						: Long.toHexString(region.getAddress()).toLowerCase(Locale.ROOT))
				.append(' ')
				.append(Quantity.bytes(region.getSize()));
		if (region.isPrefetchable()) {
			text.append(Messages.RegionText_prefetchable);
		}
		if (region.isWide()) {
			text.append(Messages.RegionText_wide);
		}
		return text.toString();
	}
}
