package org.wheelhouse.ui.definition.wizard;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.creation.Disk;
import org.wheelhouse.core.creation.Extras;
import org.wheelhouse.core.creation.Firmware;
import org.wheelhouse.core.creation.Graphics;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.creation.Identity;
import org.wheelhouse.core.creation.Network;
import org.wheelhouse.core.creation.NewMachine;
import org.wheelhouse.core.creation.Preset;
import org.wheelhouse.core.creation.Screen;
import org.wheelhouse.core.creation.Sound;
import org.wheelhouse.core.creation.Source;
import org.wheelhouse.core.creation.Source.Seed;
import org.wheelhouse.core.creation.Source.Use;
import org.wheelhouse.ui.form.FormValues;

/**
 * The machine that is meant by what stands in the fields. What is no number there is one that core refuses. Immutable.
 *
 * @param values by the ids of {@link Entry}
 * @param home   of the user on the machine's computer
 */
record Entries(FormValues values, Path home) {

	/** In the order of the choices: the safe one first. */
	static final List<Use> USES = List.of(Use.OVERLAY, Use.COPY, Use.USE);

	/** What is done about a disk, in the order of the choices. */
	enum DiskChoice {
		FRESH, IMAGE, NONE
	}

	/** How it is connected, in the order of the choices. */
	enum NetworkChoice {
		USER, BRIDGE, NONE
	}

	/** What cannot be the size of anything. */
	private static final long NONE = -1;

	SourceKind source() {
		var key = text(Entry.SOURCE);
		return Arrays.stream(SourceKind.values()).filter(kind -> kind.key().equals(key)).findFirst().orElseThrow();
	}

	Preset preset() {
		return Preset.values()[values.choice(Entry.PRESET.id())];
	}

	DiskChoice disk() {
		return DiskChoice.values()[values.choice(Entry.DISK.id())];
	}

	NetworkChoice network() {
		return NetworkChoice.values()[values.choice(Entry.NETWORK.id())];
	}

	String text(Entry entry) {
		return values.text(entry.id());
	}

	String password() {
		return values.typed(Entry.PASSWORD.id());
	}

	/** What is typed as a path; {@code ~} is the user's own folder. */
	Optional<Path> path(Entry entry) {
		var typed = text(entry);
		try {
			var path = typed.startsWith("~/") ? home.resolve(typed.substring(2)) : Path.of(typed);
			return typed.isEmpty() ? Optional.empty() : Optional.of(path);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	/** The file that it starts from. */
	Optional<Path> file() {
		return switch (source()) {
			case INSTALLER -> path(Entry.DISC);
			case DISK -> path(Entry.IMAGE);
			case CLOUD -> path(Entry.CLOUD);
			case KERNEL -> path(Entry.KERNEL);
			case EMPTY -> Optional.empty();
		};
	}

	/**
	 * The machine.
	 *
	 * @param folder   when none is typed
	 * @param offer    what the computer has
	 * @param key      the public key that a typed one is, or leads to
	 * @param hash     of the password
	 * @param identity what no other has
	 */
	NewMachine machine(Path folder, HostOffer offer, String key, String hash, Identity identity) {
		return new NewMachine(source(key, hash), preset(), text(Entry.NAME), path(Entry.FOLDER).orElse(folder),
				(int) values.number(Entry.CPUS.id()).orElse(0), values.bytes(Entry.MEMORY.id()).orElse(NONE), newDisk(),
				newNetwork(), Screen.values()[values.choice(Entry.DISPLAY.id())],
				Graphics.values()[values.choice(Entry.GRAPHICS.id())],
				Firmware.values()[values.choice(Entry.FIRMWARE.id())], path(Entry.DRIVERS),
				values.checked(Entry.TPM.id()), extras(offer), identity);
	}

	private Extras extras(HostOffer offer) {
		var programs = offer.programs();
		int program = values.choice(Entry.PROGRAM.id());
		return new Extras(
				program > 0 && program < programs.size()
						? Optional.of(programs.get(program).path())
						: Optional.empty(),
				text(Entry.PROCESSOR),
				text(Entry.SECOND_DISK).isEmpty() ? 0 : values.bytes(Entry.SECOND_DISK.id()).orElse(NONE),
				Sound.values()[values.choice(Entry.SOUND.id())], path(Entry.SHARED));
	}

	/** Whether more than usual is looked at. */
	boolean more() {
		return values.checked(Entry.MORE.id());
	}

	private Source source(String key, String hash) {
		return switch (source()) {
			case INSTALLER -> new Source.Installer(file());
			case DISK -> new Source.DiskImage(file(), USES.get(values.choice(Entry.USE.id())));
			case CLOUD -> new Source.CloudImage(file(), Use.COPY,
					new Seed(text(Entry.USER), key, hash, text(Entry.HOST_NAME)));
			case KERNEL -> new Source.Kernel(file(), path(Entry.INITRD), text(Entry.APPEND));
			case EMPTY -> new Source.Empty();
		};
	}

	private Disk newDisk() {
		return switch (disk()) {
			case FRESH -> new Disk.Fresh(values.bytes(Entry.DISK_SIZE.id()).orElse(NONE));
			case IMAGE -> path(Entry.DISK_IMAGE).<Disk>map(file -> new Disk.Image(file, Use.OVERLAY))
					.orElseGet(Disk.None::new);
			case NONE -> new Disk.None();
		};
	}

	private Network newNetwork() {
		return switch (network()) {
			case USER -> new Network.User(text(Entry.SSH_PORT).isEmpty()
					? 0
					: (int) Math.min(Integer.MAX_VALUE, values.number(Entry.SSH_PORT.id()).orElse(Integer.MAX_VALUE)));
			case BRIDGE -> new Network.Bridge(text(Entry.BRIDGE));
			case NONE -> new Network.None();
		};
	}
}
