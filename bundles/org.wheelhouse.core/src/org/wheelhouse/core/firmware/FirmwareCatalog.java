package org.wheelhouse.core.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;

/**
 * The UEFI firmwares of a computer, in the order of their descriptors' names. Immutable.
 *
 * @param descriptors those whose files are there
 */
public record FirmwareCatalog(List<FirmwareDescriptor> descriptors) {

	/** Nothing is known, or there is none. */
	public static final FirmwareCatalog NONE = new FirmwareCatalog(List.of());

	private static final int MOST = 200;
	private static final int LONGEST = 1 << 20;

	public FirmwareCatalog {
		descriptors = List.copyOf(descriptors);
	}

	/**
	 * Reads those of a computer: of its packages, then of its administrator, then of this user, where a later one hides an
	 * earlier one with the same file name, and one without any content only hides. Never fails; nothing blocks.
	 *
	 * @param program its QEMU, whose own folder of data is looked in first
	 */
	public static CompletableFuture<FirmwareCatalog> of(Host host, Optional<Path> program) {
		return host.startFolder(Optional.empty()).handle((home, _) -> Optional.ofNullable(home)).thenCompose(home -> {
			var folders = new LinkedHashSet<Path>();
			program.map(Path::getParent).ifPresent(
					bin -> folders.add(bin.resolveSibling("share/qemu/firmware").toAbsolutePath().normalize()));
			folders.add(Path.of("/usr/share/qemu/firmware"));
			folders.add(Path.of("/etc/qemu/firmware"));
			home.ifPresent(folder -> folders.add(folder.resolve(".config/qemu/firmware")));
			return of(host.files(), List.copyOf(folders));
		});
	}

	/** The same for these folders, of which later ones hide. */
	static CompletableFuture<FirmwareCatalog> of(HostFiles files, List<Path> folders) {
		var lists = folders.stream().map(folder -> files.list(folder, MOST)).toList();
		return CompletableFuture.allOf(lists.toArray(CompletableFuture[]::new)).thenCompose(_ -> {
			var byName = new TreeMap<String, Path>();
			lists.forEach(list -> list.join().orElse(List.of()).stream()
					.filter(file -> file.toString().endsWith(".json"))
					.forEach(file -> byName.put(String.valueOf(file.getFileName()), file)));
			return read(files, byName);
		});
	}

	private static CompletableFuture<FirmwareCatalog> read(HostFiles files, Map<String, Path> byName) {
		var texts = new TreeMap<String, CompletableFuture<Optional<byte[]>>>();
		byName.forEach((name, file) -> texts.put(name, files.read(file, 0, LONGEST)));
		return CompletableFuture.allOf(texts.values().toArray(CompletableFuture[]::new)).thenCompose(_ -> {
			var found = new ArrayList<FirmwareDescriptor>();
			texts.forEach((name, text) -> text.join().flatMap(bytes -> FirmwareDescriptor.parse(name, bytes))
					.ifPresent(found::add));
			return files.statuses(found.stream().flatMap(one -> filesOf(one).stream()).toList())
					.thenApply(seen -> new FirmwareCatalog(
							found.stream().filter(one -> filesOf(one).stream().allMatch(file -> Optional
									.ofNullable(seen.get(file)).filter(FileStatus::isFile).isPresent())).toList()));
		});
	}

	private static List<Path> filesOf(FirmwareDescriptor descriptor) {
		var files = new ArrayList<>(List.of(descriptor.code()));
		descriptor.variables().map(FirmwareDescriptor.Template::file).ifPresent(files::add);
		return files;
	}

	/**
	 * The one for a machine: by what it can, because the first by name may well start signed systems only.
	 *
	 * @param machine type with its version
	 * @param secure  whether only signed systems are to start, by keys that are known from the beginning
	 * @return the first that keeps variables; empty when there is none
	 */
	public Optional<FirmwareDescriptor> choose(String architecture, String machine, boolean secure) {
		return descriptors.stream().filter(one -> one.variables().isPresent() && one.isFor(architecture, machine))
				.filter(one -> secure ? one.isSecure() && one.hasKeys() : !one.isSecure() && !one.needsSmm())
				.findFirst();
	}
}
