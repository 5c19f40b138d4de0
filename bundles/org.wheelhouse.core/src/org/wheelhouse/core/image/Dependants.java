package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.definition.Qcow2Header;
import org.wheelhouse.core.definition.SeenFiles;
import org.wheelhouse.core.image.Dependant.Kind;
import org.wheelhouse.core.image.MachineImages.Use;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;

/**
 * Who needs an image: overlays by the headers of files, in its own folder, in those of the machines that are known and in named
 * ones; definitions; running machines. Nothing is opened but to read its first bytes. Any thread; nothing blocks; never fails.
 */
public final class Dependants {

	/** So many files of a folder are looked at. */
	private static final int MOST_FILES = 2000;

	private final HostFiles files;
	private final Collection<MachineImages> machines;
	private final Collection<Path> overlays;

	/**
	 * @param host     the computer of the image
	 * @param machines all that are known there
	 */
	public Dependants(Host host, Collection<MachineImages> machines) {
		this(host, machines, List.of());
	}

	/** @param overlays that are known, wherever they are */
	public Dependants(Host host, Collection<MachineImages> machines, Collection<Path> overlays) {
		files = host.files();
		this.machines = List.copyOf(machines);
		this.overlays = List.copyOf(overlays);
	}

	/**
	 * All who need an image, but for the saved states in it.
	 *
	 * @param image   full path
	 * @param folders to look for overlays in, besides those that are looked in anyway
	 */
	public CompletableFuture<List<Dependant>> of(Path image, Collection<Path> folders) {
		return all(folders, List.of(image)).thenApply(found -> found.getOrDefault(image, List.of()));
	}

	/** The same for several, each with whom it has. */
	public CompletableFuture<Map<Path, List<Dependant>>> all(Collection<Path> folders, Collection<Path> images) {
		var searched = new LinkedHashSet<Path>(folders);
		var named = new LinkedHashSet<Path>(images);
		machines.forEach(machine -> {
			machine.definition().map(Path::getParent).ifPresent(searched::add);
			Stream.concat(machine.defined().stream(), machine.used().stream()).map(Use::file).forEach(named::add);
		});
		named.forEach(file -> {
			if (file.getParent() instanceof Path folder) {
				searched.add(folder);
			}
		});
		return listed(searched).thenCompose(found -> {
			named.addAll(found);
			named.addAll(overlays);
			return files.statuses(named);
		}).thenCompose(statuses -> headers(statuses).thenCompose(backings -> {
			var beneath = new LinkedHashSet<>(backings.values());
			beneath.removeAll(statuses.keySet());
			return files.statuses(beneath).thenApply(more -> {
				var seen = new LinkedHashMap<>(statuses);
				seen.putAll(more);
				return found(images, backings, new SeenFiles(seen));
			});
		}));
	}

	private CompletableFuture<List<Path>> listed(Collection<Path> folders) {
		var lists = folders.stream().map(folder -> files.list(folder, MOST_FILES)).toList();
		return CompletableFuture.allOf(lists.toArray(CompletableFuture[]::new)).thenApply(_ -> lists.stream()
				.flatMap(list -> list.join().orElse(List.of()).stream()).toList());
	}

	/** The files that have a backing file, with it. */
	private CompletableFuture<Map<Path, Path>> headers(Map<Path, FileStatus> statuses) {
		var headers = new LinkedHashMap<Path, CompletableFuture<Optional<Qcow2Header>>>();
		statuses.forEach((file, status) -> {
			if (status.isFile()) {
				headers.put(file, Qcow2Header.read(files, file));
			}
		});
		return CompletableFuture.allOf(headers.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var backings = new LinkedHashMap<Path, Path>();
			headers.forEach((file, header) -> header.join().flatMap(Qcow2Header::backing)
					.ifPresent(backing -> backings.put(file, backing)));
			return backings;
		});
	}

	private Map<Path, List<Dependant>> found(Collection<Path> images, Map<Path, Path> backings, SeenFiles seen) {
		var found = new LinkedHashMap<Path, List<Dependant>>();
		images.forEach(image -> found.put(image, of(image, backings, seen)));
		return found;
	}

	private List<Dependant> of(Path image, Map<Path, Path> backings, SeenFiles seen) {
		var overlays = overlays(image, backings, seen);
		var found = new ArrayList<Dependant>();
		overlays.forEach(overlay -> found.add(new Dependant(Kind.OVERLAY, name(overlay), overlay)));
		for (var machine : machines) {
			var file = machine.definition().orElse(image);
			kind(machine.defined(), image, overlays, seen, Kind.DEFINED, Kind.DEFINED_READ_ONLY)
					.ifPresent(kind -> found.add(new Dependant(kind, machine.name(), file)));
			kind(machine.used(), image, overlays, seen, Kind.RUNNING, Kind.RUNNING_READ_ONLY)
					.ifPresent(kind -> found.add(new Dependant(kind, machine.name(), file)));
		}
		return List.copyOf(found);
	}

	/** One that uses an overlay reads the image too. */
	private static Optional<Kind> kind(List<Use> uses, Path image, Set<Path> overlays, SeenFiles seen, Kind written,
			Kind read) {
		var itself = uses.stream().filter(use -> seen.same(use.file(), image)).toList();
		if (itself.stream().anyMatch(Use::written)) {
			return Optional.of(written);
		}
		boolean beneath = uses.stream()
				.anyMatch(use -> overlays.stream().anyMatch(overlay -> seen.same(use.file(), overlay)));
		return itself.isEmpty() && !beneath ? Optional.empty() : Optional.of(read);
	}

	private static Set<Path> overlays(Path image, Map<Path, Path> backings, SeenFiles seen) {
		var overlays = new LinkedHashSet<Path>();
		var bases = new ArrayList<>(List.of(image));
		var passed = new HashSet<Path>();
		while (!bases.isEmpty()) {
			var base = bases.removeLast();
			if (passed.add(base)) {
				backings.forEach((overlay, backing) -> {
					if (seen.same(backing, base) && !seen.same(overlay, image) && overlays.add(overlay)) {
						bases.add(overlay);
					}
				});
			}
		}
		return overlays;
	}

	private static String name(Path file) {
		return String.valueOf(file.getFileName());
	}
}
