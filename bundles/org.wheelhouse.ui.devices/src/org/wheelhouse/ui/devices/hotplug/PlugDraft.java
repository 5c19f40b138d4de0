package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.deviceform.DeviceForm;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.devicetype.BackendProperty;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.host.Secret;
import org.wheelhouse.ui.widget.SizeText;

/**
 * What a form says at one moment, right or wrong.
 *
 * @param type    of the device
 * @param id      of the new device
 * @param place   where it goes; empty when nothing takes it
 * @param backend what it has on the host's side
 * @param typed   its own properties as they were typed, by their names
 */
record PlugDraft(DeviceType type, String id, Optional<DevicePlace> place, Backend backend, Map<String, String> typed) {

	private static final int SECTOR = 512;
	/** QEMU takes no other memory. */
	private static final int HUGE_PAGE = 2 << 20;

	/** A device with the defaults of its properties, in a slot of a PCI bus. */
	PlugDraft(DeviceType type, String id, Optional<Place> place, Backend backend) {
		this(type, id, place.map(DevicePlace::of), backend, Map.of());
	}

	/** What the device has on the host's side, as it was typed. */
	sealed interface Backend {

		/** An image that exists. */
		record Existing(String file, String format, boolean readOnly) implements Backend {}

		/** An image that exists and is encrypted. */
		record Encrypted(String file, String format, boolean readOnly, Secret key) implements Backend {}

		/** An image to be made. */
		record Fresh(String file, String format, String size) implements Backend {

			/** Empty when it is no size of a disk. */
			private OptionalLong bytes() {
				var bytes = SizeText.parse(size);
				return bytes.orElse(0) > 0 && bytes.orElse(0) % SECTOR == 0 ? bytes : OptionalLong.empty();
			}
		}

		/**
		 * A network.
		 *
		 * @param kind  QEMU's word
		 * @param where what it is made of: for a user network how somebody reaches the guest; may be empty
		 */
		record Network(String mac, String kind, String where) implements Backend {

			/** A user network to which nobody reaches. */
			Network(String mac) {
				this(mac, NetworkText.USER, "");
			}
		}

		/** A character device; its path and log as typed. */
		record Character(CharacterDevice.Kind kind, String path, String log) implements Backend {

			/** The files that the guest's text goes to. */
			private List<String> written() {
				return Stream.of(kind == CharacterDevice.Kind.FILE ? Optional.of(path) : Optional.<String>empty(),
						Optional.of(log).filter(file -> !file.isEmpty())).flatMap(Optional::stream).toList();
			}
		}

		/** Memory of the host, as much as typed. */
		record Memory(List<String> properties, String size) implements Backend {}

		/** Something about which nothing is asked. */
		record Made(BackendRequest request) implements Backend {}

		/** Something that was there at the start. */
		record Named(String property, String name) implements Backend {}

		/** Nothing. */
		record Nothing() implements Backend {}
	}

	/** What keeps it from being added, in a sentence; empty when nothing does. */
	Optional<String> problem(PlugTarget target) {
		if (!PlugRequest.isId(id)) {
			return Optional.of(Messages.PlugDraft_id);
		}
		if (target.takenIds().contains(id)) {
			return Optional.of(NLS.bind(Messages.PlugDraft_idTaken, id));
		}
		if (place.isEmpty()) {
			var refusal = target.refusal(type);
			return Optional.of(refusal.isEmpty() ? NLS.bind(Messages.PlugDraft_noPlace, type.name()) : refusal);
		}
		return backendProblem(target).or(() -> form().flatMap(form -> form.problem(typed)));
	}

	private Optional<DeviceForm> form() {
		return type.facts().map(DeviceForm::of);
	}

	private Optional<String> backendProblem(PlugTarget target) {
		return switch (backend) {
			case Backend.Existing(var file, _, _) -> existing(target, file);
			case Backend.Encrypted(var file, _, _, var key) -> existing(target, file)
					.or(() -> key.bytes().length == 0 ? Optional.of(Messages.PlugDraft_key) : Optional.empty());
			case Backend.Fresh fresh -> fresh(target, fresh);
			case Backend.Network(var mac, var kind, var where) ->
				MacAddress.valid(mac) ? NetworkText.problem(kind, where) : Optional.of(Messages.PlugDraft_mac);
			case Backend.Character character -> character(target, character);
			case Backend.Memory(_, var size) -> SizeText.parse(size).orElse(0) > 0
					&& SizeText.parse(size).orElse(0) % HUGE_PAGE == 0
							? Optional.empty()
							: Optional.of(Messages.PlugDraft_memory);
			case Backend.Named(var property, var name) -> name.isEmpty() && isRequired()
					? Optional.of(NLS.bind(Messages.PlugDraft_named, property))
					: Optional.empty();
			case Backend.Made _,Backend.Nothing _ -> Optional.empty();
		};
	}

	/** A file that is there is somebody's: the guest's text has one of its own. */
	private static Optional<String> character(PlugTarget target, Backend.Character character) {
		var missing = character.written().stream().filter(file -> path(file).isEmpty()).findFirst();
		var socket = switch (character.kind()) {
			case LISTEN, CONNECT -> path(character.path()).isEmpty();
			case PTY, NULL, FILE -> false;
		};
		if (missing.isPresent() || socket) {
			return Optional.of(Messages.PlugDraft_path);
		}
		return character.written().stream().filter(file -> path(file).filter(at -> look(target, at).isThere())
				.isPresent()).findFirst().map(file -> NLS.bind(Messages.PlugDraft_there, file));
	}

	private boolean isRequired() {
		return type.facts().flatMap(DeviceTypeFacts::backend).filter(BackendProperty::required).isPresent();
	}

	/** What is to be plugged; empty while there is a problem. */
	Optional<PlugRequest> intent(PlugTarget target) {
		if (problem(target).isPresent()) {
			return Optional.empty();
		}
		return place.map(where -> new PlugRequest(type.name(), id, where.bus(), where.address(), backendIntent(),
				properties()));
	}

	private Map<String, Object> properties() {
		var properties = new LinkedHashMap<String, Object>();
		switch (backend) {
			case Backend.Network(var mac, _, _) -> properties.put("mac", mac);
			case Backend.Named(var property, var name) when !name.isEmpty() -> properties.put(property, name);
			default -> {
				// What is made for it is named by the request.
			}
		}
		form().ifPresent(form -> properties.putAll(form.values(typed)));
		return properties;
	}

	private BackendRequest backendIntent() {
		return switch (backend) {
			case Backend.Existing(var file, var format, var readOnly) ->
				new BackendRequest.ExistingImage(Path.of(file), format, readOnly);
			case Backend.Encrypted(var file, var format, var readOnly, var key) ->
				new BackendRequest.EncryptedImage(Path.of(file), format, readOnly, key);
			case Backend.Fresh fresh -> new BackendRequest.NewImage(Path.of(fresh.file()), fresh.format(),
					fresh.bytes().orElseThrow());
			case Backend.Network(_, var kind, var where) -> NetworkText.request(kind, where);
			case Backend.Character(var kind, var path, var log) -> new CharacterDevice(kind, path, log);
			case Backend.Memory(var properties, var size) ->
				DeviceForm.memory(properties, SizeText.parse(size).orElseThrow());
			case Backend.Made(var request) -> request;
			case Backend.Named _,Backend.Nothing _ -> new BackendRequest.None();
		};
	}

	private static Optional<String> existing(PlugTarget target, String file) {
		var path = path(file);
		if (path.isEmpty()) {
			return Optional.of(Messages.PlugDraft_choose);
		}
		return path.filter(image -> look(target, image).isNoReadableFile()).isPresent()
				? Optional.of(NLS.bind(Messages.PlugDraft_missing, file))
				: Optional.empty();
	}

	private static Optional<String> fresh(PlugTarget target, Backend.Fresh fresh) {
		var path = path(fresh.file());
		if (path.isEmpty()) {
			return Optional.of(Messages.PlugDraft_chooseNew);
		}
		var folder = Optional.ofNullable(path.get().getParent());
		if (folder.isEmpty() || look(target, folder.get()).takesNoFile() || look(target, path.get()).isThere()) {
			return Optional.of(NLS.bind(Messages.PlugDraft_notCreatable, fresh.file()));
		}
		return fresh.bytes().isPresent()
				? Optional.empty()
				: Optional.of(Messages.PlugDraft_size);
	}

	/** What is asked of the machine's computer before it can be said whether something is wrong. */
	CompletableFuture<?> asked(PlugTarget target) {
		return switch (backend) {
			case Backend.Existing(var file, _, _) -> looked(target, file);
			case Backend.Encrypted(var file, _, _, _) -> looked(target, file);
			case Backend.Fresh fresh -> path(fresh.file()).flatMap(file -> Optional.ofNullable(file.getParent())
					.<CompletableFuture<?>>map(
							folder -> CompletableFuture.allOf(target.files().at(folder), target.files().at(file))))
					.orElseGet(CompletableFuture::allOf);
			case Backend.Character character -> CompletableFuture.allOf(character.written().stream()
					.flatMap(file -> path(file).stream()).map(target.files()::at)
					.toArray(CompletableFuture[]::new));
			default -> CompletableFuture.allOf();
		};
	}

	private static CompletableFuture<?> looked(PlugTarget target, String file) {
		return path(file).<CompletableFuture<?>>map(
				image -> CompletableFuture.allOf(target.files().at(image), target.files().head(image)))
				.orElseGet(CompletableFuture::allOf);
	}

	private static FileLook look(PlugTarget target, Path path) {
		return target.files().at(path).getNow(FileLook.UNKNOWN);
	}

	/** An absolute path: QEMU's own working folder is nobody's business. */
	private static Optional<Path> path(String file) {
		try {
			return Optional.of(Path.of(file)).filter(Path::isAbsolute);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}
}
