package org.wheelhouse.ui.devices.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.widget.Plural;

/**
 * A device of the palette.
 *
 * @param type    what it is
 * @param places  how many places take it; negative while that is not known
 * @param refusal why none does; empty when one does
 */
record PaletteEntry(DeviceType type, int places, String refusal) {

	private static final Pattern VARIANT = Pattern.compile(".*-(?:non-)?transitional");
	/** Of what fits, that which is made for guests; the others as QEMU names them. */
	private static final Comparator<PaletteEntry> USUAL_FIRST = Comparator.comparing(PaletteEntry::fitness)
			.thenComparing(entry -> VARIANT.matcher(entry.type().name()).matches())
			.thenComparing(entry -> !entry.type().name().startsWith("virtio"));

	/** What can be done with it. */
	enum Fitness {
		/** Some place takes it, or may. */
		FITS,
		/** A controller has to come first. */
		NEEDS,
		/** No machine of this kind takes it while it runs. */
		NEVER,
		/** Not now. */
		NOWHERE
	}

	/** The devices with the places of a machine as it is now; empty while none is connected. */
	static List<PaletteEntry> of(List<DeviceType> types, Optional<DevicePlaces> free) {
		return types.stream().map(type -> free.map(places -> of(type, places)).orElse(new PaletteEntry(type, -1, "")))
				.sorted(USUAL_FIRST).toList();
	}

	/**
	 * Templates with the places of a machine as it is now, by their names.
	 *
	 * @param complete whether these are all types that its QEMU has
	 */
	static List<PaletteEntry> of(List<DeviceTemplate> templates, List<DeviceType> types, boolean complete,
			Optional<DevicePlaces> free) {
		return templates.stream().map(template -> types.stream().filter(type -> type.name().equals(template.type()))
				.findFirst().map(type -> type.with(template))
				.map(type -> free.map(places -> of(type, places)).orElse(new PaletteEntry(type, -1, "")))
				.orElseGet(() -> lacking(template, complete))).toList();
	}

	/** A template of a type that the QEMU does not have, or has not told of. */
	private static PaletteEntry lacking(DeviceTemplate template, boolean complete) {
		var type = new DeviceType(template.type(), DeviceType.Category.OTHER, template.type(), false, false,
				DeviceType.Backend.NONE).with(template);
		return new PaletteEntry(type, 0, NLS.bind(complete
				? Messages.PaletteEntry_lacking
				: Messages.PaletteEntry_untold, template.type()));
	}

	/** What the person who kept it called it; else QEMU's name of the type. */
	String name() {
		return type.template().map(DeviceTemplate::name).orElse(type.name());
	}

	private static PaletteEntry of(DeviceType type, DevicePlaces places) {
		int count = places.count(type);
		return new PaletteEntry(type, count, count == 0 ? places.refusal(type) : "");
	}

	private Optional<Verdict> verdict() {
		return type.facts().map(DeviceTypeFacts::verdict);
	}

	/** What can be done with it now. */
	Fitness fitness() {
		return switch (verdict().orElse(new Verdict.Yes())) {
			case Verdict.Never _ -> Fitness.NEVER;
			case Verdict.Needs _ when places <= 0 -> Fitness.NEEDS;
			case Verdict.NotKnown _ -> refusal.isEmpty() ? Fitness.FITS : Fitness.NOWHERE;
			case Verdict.Needs _,Verdict.Yes _ -> places != 0 ? Fitness.FITS : Fitness.NOWHERE;
		};
	}

	/** What stands at the right. */
	String count() {
		return switch (fitness()) {
			case NEVER -> Messages.PaletteEntry_never;
			case NEEDS -> Messages.PaletteEntry_needs;
			case FITS, NOWHERE -> isNotKnown() && places <= 0
					? Messages.PaletteEntry_notKnown
					: places < 0 ? "–" : String.valueOf(places);
		};
	}

	/** Whether it can be plugged in somewhere, as far as is known: what is on no bus tells no places. */
	boolean fits() {
		return fitness() == Fitness.FITS && (places > 0 || isNotKnown()
				|| type.facts().map(DeviceTypeFacts::bus).filter(String::isEmpty).isPresent());
	}

	private boolean isNotKnown() {
		return verdict().filter(Verdict.NotKnown.class::isInstance).isPresent();
	}

	/** The headings over it. */
	List<String> categories() {
		return type.template().isPresent()
				? List.of(Messages.PaletteEntry_templates)
				: type.facts().map(DeviceTypeFacts::categories).orElseGet(() -> List.of(switch (type.category()) {
					case STORAGE -> Messages.PaletteLabels_storage;
					case NETWORK -> Messages.PaletteLabels_network;
					case OTHER -> Messages.PaletteLabels_other;
				}));
	}

	/** Whether its name, alias or label has all the words of a filter. */
	boolean matches(String filter) {
		var text = (name() + " " + type.name() + " " + type.label() + " "
				+ type.facts().map(DeviceTypeFacts::alias).orElse(""))
				.toLowerCase(Locale.ROOT);
		return List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(text::contains);
	}

	/**
	 * The type of the controller that has to come first; empty when none has to, or none would help: what is behind a bridge or port
	 * that was plugged in while the machine runs is seen by no guest.
	 */
	Optional<String> controller() {
		return !type.isPci() && fitness() == Fitness.NEEDS
				&& verdict().orElseThrow() instanceof Verdict.Needs(_, var controller)
						? Optional.of(controller).filter(type -> !type.isEmpty())
						: Optional.empty();
	}

	/**
	 * A few lines about it.
	 *
	 * @param how what a person does to plug it in
	 */
	String description(String how) {
		return String.join(" ", List.of(type.label() + alias() + ".", type.template().isPresent() ? begins() : kind(),
				behind())).strip() + "\n" + where(how).strip();
	}

	/** What the form begins with, for example {@code disk=new, format=qcow2, size=20 GiB}. */
	private String begins() {
		return type.template().stream()
				.flatMap(kept -> Stream.concat(kept.backend().entrySet().stream(),
						kept.properties().entrySet().stream()))
				.map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(", "));
	}

	private String alias() {
		return type.facts().map(DeviceTypeFacts::alias).filter(alias -> !alias.isEmpty())
				.map(alias -> NLS.bind(Messages.PaletteEntry_alias, alias)).orElse("");
	}

	private String kind() {
		if (!type.isPci()) {
			return type.facts().map(DeviceTypeFacts::bus).filter(bus -> !bus.isEmpty())
					.map(bus -> NLS.bind(Messages.PaletteEntry_bus, bus)).orElse("");
		}
		return type.express() && type.conventional()
				? Messages.PaletteEntry_hybrid
				: type.express() ? Messages.PaletteEntry_express : Messages.PaletteEntry_conventional;
	}

	private String behind() {
		return switch (type.backend()) {
			case BLOCK -> Messages.PaletteEntry_block;
			case NET -> Messages.PaletteEntry_net;
			case NONE -> "";
		};
	}

	private String where(String how) {
		return switch (verdict().orElse(new Verdict.Yes())) {
			case Verdict.Never(var words) -> NLS.bind(Messages.PaletteEntry_neverText, words);
			case Verdict.NotKnown(var words) when places <= 0 -> NLS.bind(Messages.PaletteEntry_notKnownText, words);
			case Verdict.Needs(var bus, var controller) when places <= 0 && controller.isEmpty() ->
				NLS.bind(Messages.PaletteEntry_needsBus, bus);
			case Verdict.Needs(_, var controller) when places <= 0 -> (refusal.isEmpty()
					? NLS.bind(Messages.PaletteEntry_needsText, controller)
					: refusal);
			default -> places < 0
					? Messages.PaletteEntry_unknown
					: places > 0 ? Plural.bind(Messages.PaletteEntry_places, places, how) : refusal;
		};
	}
}
