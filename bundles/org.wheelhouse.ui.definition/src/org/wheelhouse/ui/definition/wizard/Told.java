package org.wheelhouse.ui.definition.wizard;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.creation.Extras;
import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.creation.Medium;
import org.wheelhouse.core.creation.Medium.Kind;
import org.wheelhouse.core.creation.Plan;
import org.wheelhouse.core.creation.Surroundings;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.ui.definition.wizard.Entries.DiskChoice;
import org.wheelhouse.ui.definition.wizard.Entries.NetworkChoice;
import org.wheelhouse.ui.definition.wizard.Proposal.Said;

/**
 * What there is to know of each field, and what is wrong there. Pure.
 *
 * @param around what was looked at
 * @param medium what the file is that was chosen
 * @param looked whether all has been looked at
 */
record Told(HostOffer offer, Entries entries, Plan plan, Surroundings around, Optional<Medium> medium,
		boolean looked) {

	private static final double GIB = 1 << 30;

	/** What is wrong. */
	Map<Entry, String> problems() {
		var problems = new EnumMap<Entry, String>(Entry.class);
		plan.problems().forEach(problem -> problems.merge(entry(problem.field()), problem.message(),
				(first, second) -> first + " " + second));
		return problems;
	}

	private Entry entry(Field field) {
		return switch (field) {
			case HOST -> Entry.HOST;
			case FILE -> switch (entries.source()) {
				case INSTALLER -> Entry.DISC;
				case DISK -> Entry.IMAGE;
				case CLOUD -> Entry.CLOUD;
				case KERNEL, EMPTY -> Entry.KERNEL;
			};
			case KERNEL -> Entry.KERNEL;
			case INITRD -> Entry.INITRD;
			case NAME -> Entry.NAME;
			case FOLDER -> Entry.FOLDER;
			case CPUS -> Entry.CPUS;
			case MEMORY -> Entry.MEMORY;
			case DISK_SIZE -> Entry.DISK_SIZE;
			case DISK_IMAGE -> Entry.DISK_IMAGE;
			case NETWORK -> Entry.NETWORK;
			case SSH_PORT -> Entry.SSH_PORT;
			case FIRMWARE -> Entry.FIRMWARE;
			case DRIVERS -> Entry.DRIVERS;
			case TPM -> Entry.TPM;
			case USER -> Entry.USER;
			case KEY -> Entry.KEY;
			case PASSWORD -> Entry.PASSWORD;
			case HOST_NAME -> Entry.HOST_NAME;
			case PROCESSOR -> Entry.PROCESSOR;
			case SECOND_DISK -> Entry.SECOND_DISK;
			case SOUND -> Entry.SOUND;
			case SHARED -> Entry.SHARED;
		};
	}

	/** What there is to know. */
	Map<Entry, Said> said() {
		var said = new EnumMap<Entry, Said>(Entry.class);
		medium.ifPresent(file -> said.put(entry(Field.FILE), new Said(file.sentence(), isWanted(file))));
		if (entries.source() == SourceKind.DISK && !plan.notes().isEmpty()) {
			said.put(Entry.USE, new Said(String.join(" ", plan.notes()), false));
		}
		said.put(Entry.PRESET,
				new Said((medium.filter(file -> isWanted(file) && file.suggested() == entries.preset()).isPresent()
						? Messages.Preset_byFile
						: "") + entries.preset().meaning(), false));
		said.put(Entry.NAME, new Said(NLS.bind(Messages.Name_in, plan.machine().home()), false));
		said.put(Entry.HOST, new Said(program(), false));
		figures(said);
		disk(said);
		network(said);
		extras(said);
		return said;
	}

	/** Whether it is what the source wants. */
	private boolean isWanted(Medium file) {
		return switch (entries.source()) {
			case INSTALLER -> file.kind() == Kind.DISC;
			case DISK, CLOUD -> file.kind() == Kind.DISK;
			case KERNEL -> file.kind() == Kind.KERNEL;
			case EMPTY -> false;
		};
	}

	private String program() {
		return offer.program(plan.machine().extras().program())
				.map(binary -> NLS.bind(Messages.Host_program, binary.version(), offer.profile().accelerator().name()))
				.orElse(offer.known() ? "" : NLS.bind(Messages.Host_asking, offer.computer()));
	}

	private void figures(Map<Entry, Said> said) {
		var computer = offer.resources();
		if (computer.processors() > 0) {
			said.put(Entry.CPUS, new Said(NLS.bind(Messages.Cpus_of, computer.processors(), offer.computer()), false));
		}
		if (computer.memoryBytes() > 0) {
			said.put(Entry.MEMORY, new Said(NLS.bind(Messages.Memory_of, gibibytes(computer.freeBytes()),
					gibibytes(computer.memoryBytes())), false));
		}
	}

	private static String gibibytes(long bytes) {
		return String.format(Locale.ROOT, "%.1f", bytes / GIB);
	}

	private void disk(Map<Entry, Said> said) {
		var room = around.room()
				.map(bytes -> NLS.bind(Messages.Disk_room, ByteText.text(bytes), plan.machine().folder())).orElse("");
		if (entries.disk() == DiskChoice.FRESH) {
			said.put(Entry.DISK, new Said(NLS.bind(Messages.Disk_grows, room), false));
		}
	}

	private void extras(Map<Entry, Said> said) {
		var extras = plan.machine().extras();
		said.put(Entry.PROCESSOR, new Said(processor(extras.processor()), false));
		said.put(Entry.SECOND_DISK, new Said(
				extras.secondDisk() > 0 ? Messages.SecondDisk_grows : Messages.SecondDisk_none, false));
		if (extras.shared().isPresent()) {
			said.put(Entry.SHARED, new Said(NLS.bind(Messages.Shared_mount, Extras.TAG), false));
		}
	}

	/** What of it the computer does not have: QEMU leaves that out without a word. */
	private String processor(String model) {
		if (!offer.facts().isKnown()) {
			return entries.more() && !looked ? Messages.Processor_asking : "";
		}
		var missing = offer.facts().cpuModels(offer.profile().accelerator().name()).stream()
				.filter(known -> known.name().equals(model)).findFirst().map(CpuModel::missing).orElse(List.of());
		return missing.isEmpty()
				? model.equals(Extras.MOST) ? Messages.Processor_most : ""
				: NLS.bind(Messages.Processor_without, String.join(", ", missing), offer.computer());
	}

	private void network(Map<Entry, Said> said) {
		var asked = entries.network() == NetworkChoice.USER && !entries.text(Entry.SSH_PORT).isEmpty();
		if (asked && looked && !around.portTaken()) {
			said.put(Entry.NETWORK, new Said(Messages.Network_free, true));
		}
	}
}
