package org.wheelhouse.core.lifecycle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.creation.FileNames;
import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.SeenFiles;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependants;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.MachineImages;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;

/**
 * A machine as it is on the disk of its computer, at one moment. Immutable.
 *
 * @param name       what a person calls it
 * @param definition the file of its definition
 * @param text       what that says
 * @param busy       why its disks may change at any moment, in whole sentences; empty when they do not
 * @param images     what its options name
 * @param infos      of those of them that are there, and of those in its folder that are beneath them
 * @param dependants of each, without the machine itself
 * @param tpm        the files of its TPM, where they are in its folder
 * @param seen       what was seen of its images
 */
record MachineOnDisk(String name, Path definition, DefinitionText text, String busy, List<DefinedImage> images,
		Map<Path, ImageInfo> infos, Map<Path, List<Dependant>> dependants, List<Path> tpm, SeenFiles seen) {

	private static final int MOST = 100;

	/** Looks; fails with {@link OperationFailed} when it has no definition that can be read. */
	static CompletableFuture<MachineOnDisk> look(Host host, String id, Collection<MachineSnapshot> machines) {
		var here = machines.stream().filter(machine -> machine.identity().hostId().equals(host.id())).toList();
		return MachineImages.of(host.files(), here).thenCompose(known -> {
			var self = known.stream().filter(machine -> machine.id().equals(id)).findFirst()
					.orElseThrow(() -> failure("There is no such machine any more", ""));
			var file = self.definition().orElseThrow(() -> failure(self.name() + " has no definition",
					"It was started elsewhere: make a definition of it first."));
			return host.files().read(file, 0, DefinitionFile.MOST_BYTES)
					.thenCompose(bytes -> look(host, self, known, file, parsed(file, bytes)));
		});
	}

	private static CompletionException failure(String what, String advice) {
		return new CompletionException(OperationFailed.refused(what, advice));
	}

	private static DefinitionText parsed(Path file, Optional<byte[]> bytes) {
		try {
			return DefinitionText.parse(new String(bytes.orElseThrow(
					() -> failure("The definition " + file + " cannot be read", "Make it readable.")),
					StandardCharsets.UTF_8));
		} catch (CommandLineException e) {
			throw failure(file + ", " + e.getMessage(), "Mend the definition first.");
		}
	}

	private static CompletableFuture<MachineOnDisk> look(Host host, MachineImages self,
			Collection<MachineImages> known, Path definition, DefinitionText text) {
		var folder = DefinitionFile.folder(definition);
		var images = DefinedImages.of(text.options());
		var files = new LinkedHashSet<Path>();
		images.forEach(image -> image.file(folder).ifPresent(files::add));
		var others = known.stream().filter(machine -> !machine.id().equals(self.id())).toList();
		var infos = infos(host, images, folder).thenCompose(found -> withBases(host, found, folder));
		var dependants = infos.thenCompose(found -> {
			var all = new LinkedHashSet<>(files);
			all.addAll(found.keySet());
			return new Dependants(host, others).all(List.of(folder), all);
		});
		var seen = SeenFiles.look(host.files(), files);
		var tpm = host.files().list(folder.resolve(FileNames.TPM), MOST).thenCompose(found -> host.files()
				.statuses(found.orElse(List.of()))).thenApply(
						statuses -> statuses.entrySet().stream().filter(entry -> entry.getValue().isFile())
								.map(Map.Entry::getKey).sorted().toList());
		return CompletableFuture.allOf(dependants, seen, infos, tpm)
				.thenApply(_ -> new MachineOnDisk(self.name(), definition, text, busy(self), images, infos.join(),
						dependants.join(), tpm.join(), seen.join()));
	}

	/** Rule 4 of the data rules too: one guest, one copy. */
	static String busy(MachineImages machine) {
		return machine.running()
				? machine.name() + " runs. Shut it down first."
				: machine.migrated()
						? "When " + machine.name()
								+ " ended, its guest had been migrated, and may run elsewhere on the same"
								+ " disks. Where it does not run any more, start it here first, which asks, and shut it down."
						: "";
	}

	private static CompletableFuture<Map<Path, ImageInfo>> infos(Host host, List<DefinedImage> images, Path folder) {
		var asked = new LinkedHashMap<Path, CompletableFuture<Optional<ImageInfo>>>();
		for (var image : images) {
			image.file(folder).ifPresent(file -> asked.computeIfAbsent(file,
					_ -> new Images(host).info(file, image.format().filter(format -> !format.equals("file")))
							.handle((info, _) -> Optional.ofNullable(info))));
		}
		return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var infos = new LinkedHashMap<Path, ImageInfo>();
			asked.forEach((file, info) -> info.join().ifPresent(told -> infos.put(file, told)));
			return infos;
		});
	}

	/** With the images beneath them, as far as they are in the machine's folder. */
	private static CompletableFuture<Map<Path, ImageInfo>> withBases(Host host, Map<Path, ImageInfo> infos,
			Path folder) {
		var next = infos.values().stream().flatMap(info -> info.backing().stream())
				.filter(base -> base.startsWith(folder) && !infos.containsKey(base)).findFirst();
		return next.map(base -> new Images(host).info(base).handle((info, _) -> Optional.ofNullable(info))
				.thenCompose(info -> {
					if (info.isEmpty()) {
						return CompletableFuture.completedFuture(infos);
					}
					infos.put(base, info.get());
					return withBases(host, infos, folder);
				})).orElseGet(() -> CompletableFuture.completedFuture(infos));
	}

	/** The machine's own image that is upon another one; empty when none is. */
	Optional<Path> upon(Path base) {
		return infos.values().stream().filter(info -> info.backing().filter(base::equals).isPresent())
				.map(ImageInfo::file).findFirst();
	}

	/** Who needs an image besides the machine and its own images. */
	List<Dependant> others(Path image) {
		return dependants.getOrDefault(image, List.of()).stream()
				.filter(one -> one.kind() != Dependant.Kind.OVERLAY || !infos.containsKey(one.file())).toList();
	}

	/** Where paths in its definition start from. */
	Path folder() {
		return DefinitionFile.folder(definition);
	}

	/** Where an image is. */
	Optional<Path> file(DefinedImage image) {
		return image.file(folder());
	}

	/** Whether an image has the variables of a UEFI: those belong to one machine, and are copied in any case. */
	boolean isFirmware(DefinedImage image) {
		var option = text.options().get(image.option());
		return option.name().equals("pflash")
				|| option.name().equals("drive")
						&& KeyValues.parse(option.value().orElse("")).value("if").filter("pflash"::equals).isPresent()
				|| flashNodes().contains(image.name());
	}

	private Set<String> flashNodes() {
		var nodes = new LinkedHashSet<String>();
		text.options().stream().filter(option -> option.name().equals("machine") || option.name().equals("M"))
				.map(option -> KeyValues.parse(option.value().orElse(""))).forEach(values -> {
					values.value("pflash0").ifPresent(nodes::add);
					values.value("pflash1").ifPresent(nodes::add);
				});
		return nodes;
	}

	/** Why its TPM's state cannot go along; empty when it can, or there is none. */
	Optional<String> foreignTpm() {
		for (var option : text.options()) {
			var values = KeyValues.parse(option.value().orElse(""));
			if (option.name().equals("tpmdev")
					&& (!values.head("type").equals("emulator") || !isOwn(values.value("chardev").orElse("")))) {
				return Optional.of("The state of its TPM (-tpmdev " + option.value().orElse("")
						+ ") is not in its folder, and cannot go along.");
			}
		}
		return Optional.empty();
	}

	/** Whether a chardev leads into the folder of the machine's TPM. */
	private boolean isOwn(String chardev) {
		return text.options().stream().filter(option -> option.name().equals("chardev")).map(DeviceOption::of)
				.filter(device -> device.id().equals(chardev)).flatMap(device -> device.value("path").stream())
				.anyMatch(path -> folder().resolve(path).startsWith(folder().resolve(FileNames.TPM)));
	}
}
