package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.wheelhouse.core.creation.Disk;
import org.wheelhouse.core.creation.Extras;
import org.wheelhouse.core.creation.Medium;
import org.wheelhouse.core.creation.Medium.Kind;
import org.wheelhouse.core.creation.NewMachine;
import org.wheelhouse.core.creation.Preset;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.ui.definition.wizard.Entries.DiskChoice;
import org.wheelhouse.ui.widget.SizeText;

/**
 * What stands in the fields that nobody has touched: it follows from the source, its file and what will run. Pure.
 *
 * @param computer on which it will run
 * @param taken    names of machines
 * @param freePort for ssh; 0 for none
 * @param folder   for machines
 */
record Suggestions(HostResources computer, Collection<String> taken, int freePort, Path folder) {

	private static final int LONGEST = 24;
	private static final long LEAST_DISK = 1L << 30;

	/** By entry. */
	Map<Entry, String> of(Entries entries, NewMachine machine, Optional<Medium> medium) {
		var preset = preset(entries, medium);
		var usual = NewMachine.of(machine.source(), entries.preset(), machine.name(), folder, computer);
		var suggested = new EnumMap<Entry, String>(Entry.class);
		suggested.put(Entry.PRESET, String.valueOf(preset.ordinal()));
		suggested.put(Entry.NAME, name(entries, medium));
		suggested.put(Entry.CPUS, String.valueOf(usual.processors()));
		suggested.put(Entry.MEMORY, SizeText.of(usual.memory()));
		suggested.put(Entry.DISK, String.valueOf(
				(usual.disk() instanceof Disk.Fresh ? DiskChoice.FRESH : DiskChoice.NONE).ordinal()));
		suggested.put(Entry.DISK_SIZE, SizeText.of(Math.max(LEAST_DISK, entries.preset().disk())));
		suggested.put(Entry.GRAPHICS, String.valueOf(usual.graphics().ordinal()));
		suggested.put(Entry.FIRMWARE, String.valueOf(usual.firmware().ordinal()));
		suggested.put(Entry.PROCESSOR, Extras.MOST);
		suggested.put(Entry.TPM, String.valueOf(usual.tpm()));
		suggested.put(Entry.SSH_PORT, freePort == 0 ? "" : String.valueOf(freePort));
		suggested.put(Entry.FOLDER, folder.toString());
		suggested.put(Entry.USER, "user");
		return suggested;
	}

	private static Preset preset(Entries entries, Optional<Medium> medium) {
		return medium.filter(file -> file.kind() != Kind.NOTHING).map(Medium::suggested)
				.map(preset -> entries.source() == SourceKind.CLOUD ? Preset.LINUX : preset).orElse(Preset.LINUX);
	}

	/** After the file, and not as another machine is called. */
	private String name(Entries entries, Optional<Medium> medium) {
		var words = medium.map(Medium::name).filter(name -> !name.isEmpty())
				.or(() -> entries.file().map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "")))
				.orElse("");
		var base = words.isEmpty() ? "machine" : words.length() > LONGEST ? words.substring(0, LONGEST) : words;
		return IntStream.iterate(1, number -> number + 1).mapToObj(number -> number == 1 ? base : base + "-" + number)
				.filter(name -> !taken.contains(name)).findFirst().orElse(base);
	}
}
