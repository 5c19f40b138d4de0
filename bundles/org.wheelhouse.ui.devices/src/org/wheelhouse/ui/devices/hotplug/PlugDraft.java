package org.wheelhouse.ui.devices.hotplug;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.machine.FileLook;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.widget.SizeText;

/**
 * What a form says at one moment, right or wrong.
 *
 * @param type    of the device
 * @param id      of the new device
 * @param place   where it goes; empty when nothing takes it
 * @param backend what it has on the host's side
 */
record PlugDraft(DeviceType type, String id, Optional<Place> place, Backend backend) {

	private static final int SECTOR = 512;
	private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

	/** What the device has on the host's side, as it was typed. */
	sealed interface Backend {

		/** An image that exists. */
		record Existing(String file, String format, boolean readOnly) implements Backend {}

		/** An image to be made. */
		record Fresh(String file, String format, String size) implements Backend {

			/** Empty when it is no size of a disk. */
			private OptionalLong bytes() {
				var bytes = SizeText.parse(size);
				return bytes.orElse(0) > 0 && bytes.orElse(0) % SECTOR == 0 ? bytes : OptionalLong.empty();
			}
		}

		/** A user network. */
		record Network(String mac) implements Backend {}

		/** Nothing. */
		record Nothing() implements Backend {}
	}

	/** What keeps it from being added, in a sentence; empty when nothing does. */
	Optional<String> problem(PlugTarget target) {
		if (!ID.matcher(id).matches()) {
			return Optional.of(Messages.PlugDraft_id);
		}
		if (target.takenIds().contains(id)) {
			return Optional.of(NLS.bind(Messages.PlugDraft_idTaken, id));
		}
		if (place.isEmpty()) {
			var refusal = target.refusal(type);
			return Optional.of(refusal.isEmpty() ? NLS.bind(Messages.PlugDraft_noPlace, type.name()) : refusal);
		}
		return switch (backend) {
			case Backend.Existing(var file, _, _) -> existing(target, file);
			case Backend.Fresh fresh -> fresh(target, fresh);
			case Backend.Network(var mac) ->
				MacAddress.valid(mac) ? Optional.empty() : Optional.of(Messages.PlugDraft_mac);
			case Backend.Nothing _ -> Optional.empty();
		};
	}

	/** What is to be plugged; empty while there is a problem. */
	Optional<PlugRequest> intent(PlugTarget target) {
		if (problem(target).isPresent()) {
			return Optional.empty();
		}
		return place.map(where -> new PlugRequest(type.name(), id, where.bus(), where.slot(), backendIntent(),
				backend instanceof Backend.Network(var mac) ? Map.of("mac", mac) : Map.of()));
	}

	private BackendRequest backendIntent() {
		return switch (backend) {
			case Backend.Existing(var file, var format, var readOnly) ->
				new BackendRequest.ExistingImage(Path.of(file), format, readOnly);
			case Backend.Fresh fresh -> new BackendRequest.NewImage(Path.of(fresh.file()), fresh.format(),
					fresh.bytes().orElseThrow());
			case Backend.Network _ -> new BackendRequest.UserNetwork();
			case Backend.Nothing _ -> new BackendRequest.None();
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
			case Backend.Existing(var file, _, _) -> path(file).<CompletableFuture<?>>map(
					image -> CompletableFuture.allOf(target.files().at(image), target.files().head(image)))
					.orElseGet(CompletableFuture::allOf);
			case Backend.Fresh fresh -> path(fresh.file()).flatMap(file -> Optional.ofNullable(file.getParent())
					.<CompletableFuture<?>>map(
							folder -> CompletableFuture.allOf(target.files().at(folder), target.files().at(file))))
					.orElseGet(CompletableFuture::allOf);
			case Backend.Network _,Backend.Nothing _ -> CompletableFuture.allOf();
		};
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
