package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.devicetype.BackendProperty;
import org.wheelhouse.core.devicetype.BackendProperty.Kind;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.HostObject;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormValues;

/** What is asked about the host's side of a device. */
record BackendFields(DeviceType type, PlugTarget target, Optional<Path> image) {

	private static final String DISK = "disk";
	private static final String FILE = "file";
	private static final String NEW_FILE = "newFile";
	private static final String FORMAT = "format";
	private static final String READ_ONLY = "readOnly";
	private static final String SIZE = "size";
	private static final String MAC = "mac";
	private static final String NETWORK = "network";
	private static final String WHERE = "where";
	private static final String CHARDEV = "chardev";
	private static final String PATH = "path";
	private static final String LOG = "log";
	private static final String MEMORY = "memory";
	private static final String RANDOM = "random";
	private static final String NAMED = "named";
	private static final List<String> PATTERNS = List.of("*.qcow2", "*.img", "*.raw", "*.iso");
	private static final SecureRandom ADDRESSES = new SecureRandom();

	/** The kind of it; empty when it has nothing there. */
	private Optional<Kind> kind() {
		return type.facts().isPresent() ? type.facts().flatMap(DeviceTypeFacts::backendKind) : switch (type.backend()) {
			case BLOCK -> Optional.of(Kind.DRIVE);
			case NET -> Optional.of(Kind.NETDEV);
			case NONE -> Optional.empty();
		};
	}

	private boolean required() {
		return type.facts().flatMap(DeviceTypeFacts::backend).map(BackendProperty::required).orElse(true);
	}

	private List<String> properties() {
		return type.facts().flatMap(DeviceTypeFacts::backend).map(BackendProperty::names).orElse(List.of());
	}

	/** In their order. */
	List<FormField> fields() {
		return kind().map(kind -> switch (kind) {
			case DRIVE -> disk();
			case NETDEV -> network();
			case CHARDEV -> chardev();
			case MEMDEV -> List.<FormField>of(
					new FormField.Line(MEMORY, Messages.BackendFields_memory, "128 MiB",
							Messages.HotplugForm_sizeHint));
			case RNG -> List.<FormField>of(new FormField.Choice(RANDOM, Messages.BackendFields_random,
					List.of(Messages.BackendFields_qemusOwn, "/dev/urandom", "/dev/random"), 0));
			case AUDIODEV, FSDEV -> List.<FormField>of(
					new FormField.Line(NAMED, properties().getFirst(), "", Messages.BackendFields_atStart));
			case CRYPTODEV, CANBUS -> List.<FormField>of();
		}).orElse(List.of());
	}

	private List<FormField> disk() {
		var format = ImageFormat.ALL.indexOf(image.map(this::format).orElse(ImageFormat.QCOW2));
		var kinds = new ArrayList<>(List.of(Messages.HotplugForm_existing, Messages.HotplugForm_fresh));
		if (!required()) {
			kinds.add(Messages.BackendFields_none);
		}
		return List.of(new FormField.Choice(DISK, Messages.HotplugForm_disk, kinds, 0),
				only(0, new FormField.FilePath(FILE, Messages.HotplugForm_file, image.map(Path::toString).orElse(""),
						Messages.HotplugForm_path, false, PATTERNS)),
				only(1, new FormField.FilePath(NEW_FILE, Messages.HotplugForm_file, "", Messages.HotplugForm_path, true,
						PATTERNS)),
				new FormField.Conditional(new FormField.Choice(FORMAT, Messages.HotplugForm_format, ImageFormat.ALL,
						format), entries -> entries.choice(DISK) != 2),
				only(0, new FormField.Check(READ_ONLY, Messages.HotplugForm_readOnly,
						image.filter(this::isDisc).isPresent())),
				only(1, new FormField.Line(SIZE, Messages.HotplugForm_size, "10 GiB", Messages.HotplugForm_sizeHint)));
	}

	private static FormField only(int choice, FormField field) {
		return new FormField.Conditional(field, entries -> entries.choice(DISK) == choice);
	}

	private static List<FormField> network() {
		return List.of(new FormField.Choice(NETWORK, Messages.HotplugForm_network,
				List.of(Messages.HotplugForm_user, Messages.BackendFields_tap, Messages.BackendFields_bridge,
						Messages.BackendFields_socket),
				0), new FormField.Line(WHERE, Messages.BackendFields_where, "", Messages.BackendFields_whereHint),
				new FormField.Drawn(MAC, Messages.HotplugForm_mac, () -> MacAddress.generate(ADDRESSES),
						Messages.HotplugForm_another));
	}

	private List<FormField> chardev() {
		var kinds = new ArrayList<>(List.of(Messages.BackendFields_pty, Messages.BackendFields_listen,
				Messages.BackendFields_connect, Messages.BackendFields_file, Messages.BackendFields_null));
		if (!required()) {
			kinds.add(Messages.BackendFields_none);
		}
		// What speaks to a program of its own needs its socket: on anything else some QEMUs end.
		var first = type.name().startsWith("vhost-user") || type.name().startsWith("ivshmem")
				? CharacterDevice.Kind.CONNECT.ordinal()
				: 0;
		return List.of(new FormField.Choice(CHARDEV, Messages.BackendFields_chardev, kinds, first),
				new FormField.Conditional(
						new FormField.FilePath(PATH, Messages.HotplugForm_file, "", Messages.HotplugForm_path, true,
								List.of()),
						entries -> entries.choice(CHARDEV) >= 1 && entries.choice(CHARDEV) <= 3),
				new FormField.FilePath(LOG, Messages.BackendFields_log, "", Messages.BackendFields_logHint, true,
						List.of()));
	}

	/** An image is taken for what it seems to be; whoever writes to the copy of a disc destroys it for every other machine. */
	Map<String, String> following(String field, FormValues entries) {
		if (kind().filter(Kind.DRIVE::equals).isEmpty() || !field.equals(FILE) && !field.isEmpty()) {
			return Map.of();
		}
		return entries.path(FILE).map(file -> Map.of(FORMAT, String.valueOf(ImageFormat.ALL.indexOf(format(file))),
				READ_ONLY, String.valueOf(entries.checked(READ_ONLY) || isDisc(file)))).orElse(Map.of());
	}

	private String format(Path file) {
		return ImageFormat.proposed(file, head(file));
	}

	private boolean isDisc(Path file) {
		return ImageFormat.isDisc(file, head(file));
	}

	/** As far as it has been told: the form waits for it before anything can be added. */
	private Optional<byte[]> head(Path file) {
		return target.files().head(file).getNow(Optional.empty());
	}

	/** What is typed. */
	PlugDraft.Backend typed(FormValues entries) {
		return kind().map(kind -> switch (kind) {
			case DRIVE -> disk(entries);
			case NETDEV -> new PlugDraft.Backend.Network(entries.text(MAC),
					NetworkText.KINDS.get(entries.choice(NETWORK)), entries.text(WHERE));
			case CHARDEV -> entries.choice(CHARDEV) == CharacterDevice.Kind.values().length
					? new PlugDraft.Backend.Nothing()
					: new PlugDraft.Backend.Character(CharacterDevice.Kind.values()[entries.choice(CHARDEV)],
							entries.text(PATH), entries.text(LOG));
			case MEMDEV -> new PlugDraft.Backend.Memory(properties(), entries.text(MEMORY));
			case RNG -> entries.choice(RANDOM) == 0
					? new PlugDraft.Backend.Nothing()
					: new PlugDraft.Backend.Made(new HostObject(properties(), "rng-random",
							Map.of("filename", entries.choice(RANDOM) == 1 ? "/dev/urandom" : "/dev/random")));
			case CRYPTODEV -> made("cryptodev-backend-builtin");
			case CANBUS -> made("can-bus");
			case AUDIODEV, FSDEV -> new PlugDraft.Backend.Named(properties().getFirst(), entries.text(NAMED));
		}).orElseGet(PlugDraft.Backend.Nothing::new);
	}

	private PlugDraft.Backend made(String kind) {
		return new PlugDraft.Backend.Made(new HostObject(properties(), kind, Map.of()));
	}

	private static PlugDraft.Backend disk(FormValues entries) {
		var format = ImageFormat.ALL.get(entries.choice(FORMAT));
		return switch (entries.choice(DISK)) {
			case 0 -> new PlugDraft.Backend.Existing(entries.text(FILE), format, entries.checked(READ_ONLY));
			case 1 -> new PlugDraft.Backend.Fresh(entries.text(NEW_FILE), format, entries.text(SIZE));
			default -> new PlugDraft.Backend.Nothing();
		};
	}

	/** With which a new id begins. */
	String prefix() {
		return kind().map(kind -> switch (kind) {
			case DRIVE -> "disk";
			case NETDEV -> "nic";
			case RNG -> "rng";
			case MEMDEV -> "mem";
			default -> "dev";
		}).orElseGet(() -> type.name().contains("rng")
				? "rng"
				: type.facts().map(facts -> switch (facts.categories().getFirst()) {
					case "Input" -> "input";
					case "Sound" -> "sound";
					case "USB" -> "usb";
					case "Watchdog" -> "watchdog";
					default -> "dev";
				}).orElse("dev"));
	}
}
