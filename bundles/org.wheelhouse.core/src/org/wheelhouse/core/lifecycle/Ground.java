package org.wheelhouse.core.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.creation.FileNames;
import org.wheelhouse.core.creation.Forwards;
import org.wheelhouse.core.creation.Surroundings;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;

/**
 * Where a second machine is to be.
 *
 * @param home   its own folder
 * @param files  what is at the paths that may be used; without those that could not be told
 * @param ports  the ports that it gets for those of the first
 * @param needed bytes that its copies take
 * @param room   bytes that are free there; empty when not known
 */
record Ground(Path home, Map<Path, FileStatus> files, Map<Integer, Integer> ports, long needed, Optional<Long> room) {

	private static final int MOST_NUMBERS = 30;

	static CompletableFuture<Ground> look(Host host, MachineOnDisk machine, Wish wish,
			Collection<MachineSnapshot> known) {
		var home = wish.folder().resolve(FileNames.of(wish.name()));
		var paths = new LinkedHashSet<Path>();
		for (var folder = home; folder != null; folder = folder.getParent()) {
			paths.add(folder);
		}
		machine.images().stream().filter(DefinedImage::written).flatMap(image -> machine.file(image).stream())
				.forEach(file -> paths.addAll(overlayNames(file)));
		var files = host.files().statuses(paths);
		var definitions = known.stream().filter(other -> other.identity().hostId().equals(host.id()))
				.map(other -> other.identity().definitionPath()).filter(path -> !path.isEmpty()).map(Path::of).toList();
		var ports = ports(host, Forwards.ports(machine.text().options()).stream().sorted().toList(), definitions);
		var needed = needed(host, machine, wish);
		var room = files.thenCompose(found -> host.files().room(nearest(wish.folder(), found)));
		return CompletableFuture.allOf(files, ports, needed, room)
				.thenApply(_ -> new Ground(home, files.join(), ports.join(), needed.join(), room.join()));
	}

	private static Path nearest(Path folder, Map<Path, FileStatus> files) {
		var there = folder;
		while (there.getParent() instanceof Path above
				&& Optional.ofNullable(files.get(there)).filter(FileStatus::isFolder).isEmpty()) {
			there = above;
		}
		return there;
	}

	/** Names beside a base that an overlay on it could have. */
	static List<Path> overlayNames(Path base) {
		var stem = String.valueOf(base.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
		var names = new ArrayList<Path>();
		for (int number = 1; number <= MOST_NUMBERS; number++) {
			names.add(base.resolveSibling(stem + "." + number + ".qcow2"));
		}
		return names;
	}

	/** A name for an overlay on a base, beside it; empty when there is none that is free. */
	Optional<Path> overlayOn(Path base) {
		return overlayNames(base).stream()
				.filter(name -> at(name).filter(found -> !found.exists()).isPresent()).findFirst();
	}

	Optional<FileStatus> at(Path path) {
		return Optional.ofNullable(files.get(path));
	}

	/** Ports that are free now, and not those of any definition, one after the other. */
	private static CompletableFuture<Map<Integer, Integer>> ports(Host host, List<Integer> before,
			List<Path> definitions) {
		CompletableFuture<Map<Integer, Integer>> all = CompletableFuture.completedFuture(new HashMap<>());
		for (var port : before) {
			all = all.thenCompose(found -> {
				int first = found.values().stream().mapToInt(Integer::intValue).filter(other -> other >= port).max()
						.orElse(port) + 1;
				return Surroundings.freePort(host, first, definitions).thenApply(free -> {
					found.put(port, free);
					return found;
				});
			});
		}
		return all;
	}

	private static CompletableFuture<Long> needed(Host host, MachineOnDisk machine, Wish wish) {
		var copied = new ArrayList<CompletableFuture<Long>>();
		for (var image : machine.images()) {
			if (image.written() && (wish.disks() == Disks.COPIED || machine.isFirmware(image))) {
				machine.file(image).map(machine.infos()::get)
						.ifPresent(info -> copied.add(required(host, info)));
			}
		}
		return CompletableFuture.allOf(copied.toArray(CompletableFuture[]::new))
				.thenApply(_ -> copied.stream().mapToLong(CompletableFuture::join).sum());
	}

	private static CompletableFuture<Long> required(Host host, ImageInfo info) {
		return new Images(host).required(info, info.format()).exceptionally(_ -> info.actualSize());
	}
}
