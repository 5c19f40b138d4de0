package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.FreePlaces;
import org.wheelhouse.ui.widget.Plural;

/**
 * A device of the palette.
 *
 * @param type    what it is
 * @param places  how many places take it; negative while that is not known
 * @param refusal why none does; empty when one does
 */
record PaletteEntry(DeviceType type, int places, String refusal) {

	/** The devices with the places of a machine as it is now. */
	static List<PaletteEntry> of(List<DeviceType> types, Optional<FreePlaces> free) {
		return types.stream().map(type -> free.map(places -> of(type, places)).orElse(new PaletteEntry(type, -1, "")))
				.toList();
	}

	private static PaletteEntry of(DeviceType type, FreePlaces places) {
		int count = places.fitting(type).size();
		return new PaletteEntry(type, count, count == 0 ? places.refusal(type) : "");
	}

	/** What stands at the right. */
	String count() {
		return places < 0 ? "–" : String.valueOf(places);
	}

	/** Whether it can be plugged in somewhere. */
	boolean fits() {
		return places > 0;
	}

	/** Whether its name or label has all the words of a filter. */
	boolean matches(String filter) {
		var text = (type.name() + " " + type.label()).toLowerCase(Locale.ROOT);
		return List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(text::contains);
	}

	/**
	 * A few lines about it.
	 *
	 * @param how what a person does to plug it in
	 */
	String description(String how) {
		var kind = type.express() && type.conventional()
				? Messages.PaletteEntry_hybrid
				: type.express() ? Messages.PaletteEntry_express : Messages.PaletteEntry_conventional;
		var backend = switch (type.backend()) {
			case BLOCK -> Messages.PaletteEntry_block;
			case NET -> Messages.PaletteEntry_net;
			case NONE -> "";
		};
		var where = places < 0
				? Messages.PaletteEntry_unknown
				: fits() ? Plural.bind(Messages.PaletteEntry_places, places, how) : refusal;
		return String.join(" ", List.of(type.label() + ".", kind, backend)).strip() + "\n" + where.strip();
	}
}
