package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.wheelhouse.core.devicetype.BackendProperty;
import org.wheelhouse.core.devicetype.BackendProperty.Kind;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.HostObject;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.host.Secret;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormValues;

/** What is asked about the host's side of a device. */
record BackendFields(DeviceType type, PlugTarget target, Optional<Path> image) {

	private static final String DISK = "disk";
	private static final String FILE = "file";
	private static final String NEW_FILE = "newFile";
	private static final String FORMAT = "format";
	private static final String KEY = "key";
	private static final String READ_ONLY = "readOnly";
	private static final String SIZE = "size";
	private static final String MAC = "mac";
	private static final String NETWORK = "network";
	private static final String FORWARDS = "forwards";
	private static final String TAP = "tap";
	private static final String BRIDGE = "bridge";
	private static final String SOCKET = "socket";
	private static final String CHARDEV = "chardev";
	private static final String PATH = "path";
	private static final String LOG = "log";
	private static final String MEMORY = "memory";
	private static final String RANDOM = "random";
	private static final String NAMED = "named";
	private static final String NOTHING = "none";
	/** What is one machine's alone, or nobody's to keep. */
	private static final Set<String> NOT_KEPT = Set.of(MAC, KEY);
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

	/**
	 * In their order, with what a template has.
	 *
	 * @param id of the device, after which a file is called that a template makes
	 */
	List<FormField> fields(String id) {
		return type.template().map(template -> {
			var kept = new TreeMap<>(template.backend());
			kept.computeIfPresent(NEW_FILE, (_, folder) -> folder + id
					+ (ImageFormat.RAW.equals(kept.get(FORMAT)) ? ".img" : ".qcow2"));
			return asked().stream().map(field -> filled(field, kept)).toList();
		}).orElseGet(this::asked);
	}

	/** What a template calls the choices of a field, in their order. */
	private List<String> words(String field) {
		return switch (field) {
			case DISK -> List.of("existing", "new", NOTHING);
			case FORMAT -> ImageFormat.ALL;
			case NETWORK -> NetworkText.KINDS;
			case RANDOM -> List.of("builtin", "/dev/urandom", "/dev/random");
			case CHARDEV -> Stream.concat(kinds().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)),
					Stream.of(NOTHING)).toList();
			default -> List.of();
		};
	}

	private FormField filled(FormField field, Map<String, String> kept) {
		var text = kept.getOrDefault(field.id(), "");
		return text.isEmpty() ? field : switch (field) {
			case FormField.Conditional(var inner, var applies) ->
				new FormField.Conditional(filled(inner, kept), applies);
			case FormField.Line(var id, var label, _, var hint) -> new FormField.Line(id, label, text, hint);
			case FormField.FilePath(var id, var label, _, var hint, var fresh, var patterns, var files) ->
				new FormField.FilePath(id, label, text, hint, fresh, patterns, files);
			case FormField.Check(var id, var label, _) -> new FormField.Check(id, label, Boolean.parseBoolean(text));
			case FormField.Choice(var id, var label, var items, var initial) -> {
				int at = words(id).indexOf(text);
				yield new FormField.Choice(id, label, items, at >= 0 && at < items.size() ? at : initial);
			}
			case FormField.Secret _,FormField.Drawn _,FormField.Told _,FormField.Shown _,FormField.Properties _ ->
				field;
		};
	}

	/** What a template keeps of it: what is asked now, choices as words. Of a file that is made only its folder. */
	Map<String, String> kept(FormValues entries) {
		var kept = new TreeMap<String, String>();
		asked().stream().filter(field -> !NOT_KEPT.contains(field.id()))
				.filter(field -> !(field instanceof FormField.Conditional some) || some.applies().test(entries))
				.forEach(field -> {
					var words = words(field.id());
					var text = words.isEmpty() ? entries.text(field.id()) : words.get(entries.choice(field.id()));
					if (!text.isEmpty()) {
						kept.put(field.id(), field.id().equals(NEW_FILE) ? folder(text) : text);
					}
				});
		return kept;
	}

	private static String folder(String file) {
		return file.substring(0, file.lastIndexOf('/') + 1);
	}

	private List<FormField> asked() {
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
					new FormField.Line(NAMED, properties().getFirst(),
							target.started(properties().getFirst()).stream().findFirst().orElse(""),
							Messages.BackendFields_atStart));
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
						Messages.HotplugForm_path, false, PATTERNS, chooser())),
				only(1, new FormField.FilePath(NEW_FILE, Messages.HotplugForm_file, "", Messages.HotplugForm_path, true,
						PATTERNS, chooser())),
				new FormField.Conditional(new FormField.Choice(FORMAT, Messages.HotplugForm_format, ImageFormat.ALL,
						format), entries -> entries.choice(DISK) != 2 && encrypted(entries).isEmpty()),
				new FormField.Conditional(new FormField.Secret(KEY, Messages.BackendFields_key, ""),
						entries -> encrypted(entries).isPresent()),
				only(0, new FormField.Check(READ_ONLY, Messages.HotplugForm_readOnly,
						image.filter(this::isDisc).isPresent())),
				only(1, new FormField.Line(SIZE, Messages.HotplugForm_size, "10 GiB", Messages.HotplugForm_sizeHint)));
	}

	private HostFileChooser chooser() {
		return new HostFileChooser(target.files().host());
	}

	private static FormField only(int choice, FormField field) {
		return new FormField.Conditional(field, entries -> entries.choice(DISK) == choice);
	}

	private static List<FormField> network() {
		return List.of(new FormField.Choice(NETWORK, Messages.HotplugForm_network,
				List.of(Messages.HotplugForm_user, Messages.BackendFields_tap, Messages.BackendFields_bridge,
						Messages.BackendFields_socket),
				0),
				at(NetworkText.USER, new FormField.Line(FORWARDS, Messages.BackendFields_forwards, "",
						Messages.BackendFields_forwardsHint)),
				at(NetworkText.TAP,
						new FormField.Line(TAP, Messages.BackendFields_interface, "", Messages.BackendFields_tapHint)),
				at(NetworkText.BRIDGE,
						new FormField.Line(BRIDGE, Messages.BackendFields_interface, "",
								Messages.BackendFields_bridgeHint)),
				at(NetworkText.SOCKET,
						new FormField.Line(SOCKET, Messages.BackendFields_address, "",
								Messages.BackendFields_addressHint)),
				new FormField.Drawn(MAC, Messages.HotplugForm_mac, () -> MacAddress.generate(ADDRESSES),
						Messages.HotplugForm_another));
	}

	private static FormField at(String network, FormField field) {
		return new FormField.Conditional(field,
				entries -> NetworkText.KINDS.get(entries.choice(NETWORK)).equals(network));
	}

	/** What is asked about one kind of network. */
	private static String where(FormValues entries) {
		return entries.text(switch (NetworkText.KINDS.get(entries.choice(NETWORK))) {
			case NetworkText.USER -> FORWARDS;
			case NetworkText.TAP -> TAP;
			case NetworkText.BRIDGE -> BRIDGE;
			default -> SOCKET;
		});
	}

	private List<FormField> chardev() {
		var items = new ArrayList<>(kinds().stream().map(BackendFields::label).toList());
		if (!required()) {
			items.add(Messages.BackendFields_none);
		}
		return List.of(new FormField.Choice(CHARDEV, Messages.BackendFields_chardev, items, 0),
				new FormField.Conditional(
						new FormField.FilePath(PATH, Messages.HotplugForm_file, "", Messages.HotplugForm_path, true,
								List.of(), chooser()),
						entries -> chosen(entries).filter(kind -> kind != CharacterDevice.Kind.PTY
								&& kind != CharacterDevice.Kind.NULL).isPresent()),
				new FormField.FilePath(LOG, Messages.BackendFields_log, "", Messages.BackendFields_logHint, true,
						List.of(), chooser()));
	}

	/** What speaks to a program of its own needs that program's socket: on anything else some QEMUs end. */
	private List<CharacterDevice.Kind> kinds() {
		return type.name().startsWith("vhost-user") || type.name().startsWith("ivshmem")
				? List.of(CharacterDevice.Kind.CONNECT)
				: List.of(CharacterDevice.Kind.values());
	}

	/** Empty for nothing. */
	private Optional<CharacterDevice.Kind> chosen(FormValues entries) {
		int at = entries.choice(CHARDEV);
		return at < kinds().size() ? Optional.of(kinds().get(at)) : Optional.empty();
	}

	private static String label(CharacterDevice.Kind kind) {
		return switch (kind) {
			case PTY -> Messages.BackendFields_pty;
			case LISTEN -> Messages.BackendFields_listen;
			case CONNECT -> Messages.BackendFields_connect;
			case FILE -> Messages.BackendFields_file;
			case NULL -> Messages.BackendFields_null;
		};
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

	/** As what the chosen image is opened when it is encrypted: that is no guess, as nothing else can be read in it. */
	private Optional<String> encrypted(FormValues entries) {
		return entries.choice(DISK) == 0
				? entries.path(FILE).flatMap(file -> ImageFormat.encrypted(head(file)))
				: Optional.empty();
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
					NetworkText.KINDS.get(entries.choice(NETWORK)), where(entries));
			case CHARDEV -> chosen(entries).<PlugDraft.Backend>map(
					end -> new PlugDraft.Backend.Character(end, entries.text(PATH), entries.text(LOG)))
					.orElseGet(PlugDraft.Backend.Nothing::new);
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

	private PlugDraft.Backend disk(FormValues entries) {
		var format = ImageFormat.ALL.get(entries.choice(FORMAT));
		return switch (entries.choice(DISK)) {
			case 0 -> encrypted(entries).<PlugDraft.Backend>map(
					inside -> new PlugDraft.Backend.Encrypted(entries.text(FILE), inside,
							entries.checked(READ_ONLY), Secret.of(entries.typed(KEY).toCharArray())))
					.orElseGet(() -> new PlugDraft.Backend.Existing(entries.text(FILE), format,
							entries.checked(READ_ONLY)));
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
