package org.wheelhouse.core.creation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.Faults;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependants;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.MachineImages;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;

/**
 * What a plan has to look at, as it was at one moment. Immutable.
 *
 * @param offer      what the computer has
 * @param files      what is at the paths that were chosen; without those that could not be told
 * @param image      what the image that was chosen is; empty when there is none, or it cannot be told
 * @param untold     why it cannot be told; empty when it can
 * @param dependants who needs that image
 * @param needed     bytes that its copy would take; empty when not known
 * @param room       bytes that are free for the machine; empty when not known
 * @param portTaken  whether somebody listens on the port that was chosen
 */
public record Surroundings(HostOffer offer, Map<Path, FileStatus> files, Optional<ImageInfo> image, String untold,
		List<Dependant> dependants, Optional<Long> needed, Optional<Long> room, boolean portTaken) {

	/** Nobody has looked yet. */
	public static final Surroundings UNKNOWN = new Surroundings(HostOffer.UNKNOWN, Map.of(), Optional.empty(), "",
			List.of(), Optional.empty(), Optional.empty(), false);

	private static final Duration PORT = Duration.ofSeconds(2);
	private static final int PORTS = 100;

	public Surroundings {
		files = Map.copyOf(files);
		dependants = List.copyOf(dependants);
	}

	/**
	 * Looks. Nothing blocks; never fails.
	 *
	 * @param machines all that are known
	 */
	public static CompletableFuture<Surroundings> look(Host host, HostOffer offer, NewMachine machine,
			Collection<MachineSnapshot> machines) {
		var paths = paths(machine);
		var files = host.files().statuses(paths);
		var image = machine.image();
		var info = image.map(file -> info(host, file))
				.orElseGet(() -> CompletableFuture.completedFuture(new Told(Optional.empty(), "")));
		var dependants = image.map(file -> dependants(host, file, machines))
				.orElseGet(() -> CompletableFuture.completedFuture(List.of()));
		var needed = info.thenCompose(told -> needed(host, machine, told));
		var room = files.thenCompose(found -> room(host, machine.folder(), found));
		var port = machine.network() instanceof Network.User(var number) && number > 0 && number < 65536
				? listens(host, number)
				: CompletableFuture.completedFuture(false);
		return CompletableFuture.allOf(files, dependants, needed, room, port)
				.thenApply(_ -> new Surroundings(offer, files.join(), info.join().image(), info.join().why(),
						dependants.join(), needed.join(), room.join(), port.join()));
	}

	private static List<Path> paths(NewMachine machine) {
		var paths = new LinkedHashSet<Path>();
		for (var folder = machine.home(); folder != null; folder = folder.getParent()) {
			paths.add(folder);
		}
		machine.image().ifPresent(paths::add);
		machine.drivers().ifPresent(paths::add);
		machine.extras().shared().ifPresent(paths::add);
		switch (machine.source()) {
			case Source.Installer(var disc) -> disc.ifPresent(paths::add);
			case Source.Kernel(var kernel, var initrd, _) -> {
				kernel.ifPresent(paths::add);
				initrd.ifPresent(paths::add);
			}
			case Source.DiskImage _,Source.CloudImage _,Source.Empty _ -> {
				// its image is looked at above
			}
		}
		return new ArrayList<>(paths);
	}

	private record Told(Optional<ImageInfo> image, String why) {}

	private static CompletableFuture<Told> info(Host host, Path file) {
		return new Images(host).info(file).handle((image, problem) -> problem == null
				? new Told(Optional.of(image), "")
				: new Told(Optional.empty(), Faults.of("", problem).text()));
	}

	private static CompletableFuture<List<Dependant>> dependants(Host host, Path file,
			Collection<MachineSnapshot> machines) {
		var here = machines.stream().filter(machine -> machine.identity().hostId().equals(host.id())).toList();
		return MachineImages.of(host.files(), here)
				.thenCompose(known -> new Dependants(host, known).of(file, List.of()));
	}

	private static CompletableFuture<Optional<Long>> needed(Host host, NewMachine machine, Told told) {
		return told.image().filter(_ -> machine.use() == Source.Use.COPY)
				.map(image -> new Images(host).required(image, "qcow2")
						.handle((bytes, _) -> Optional.ofNullable(bytes)))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
	}

	/** In the nearest folder that is there. */
	private static CompletableFuture<Optional<Long>> room(Host host, Path folder, Map<Path, FileStatus> files) {
		Path there = folder;
		while (there.getParent() instanceof Path above && !isFolder(files, there)) {
			there = above;
		}
		return host.files().room(there);
	}

	private static boolean isFolder(Map<Path, FileStatus> files, Path path) {
		return Optional.ofNullable(files.get(path)).filter(FileStatus::isFolder).isPresent();
	}

	/**
	 * A port of the computer on which nobody listens and to which no definition leads.
	 *
	 * @param first  that is tried
	 * @param others definitions of machines of the computer
	 * @return 0 when there is none near
	 */
	public static CompletableFuture<Integer> freePort(Host host, int first, Collection<Path> others) {
		return Forwards.ports(host.files(), others).thenCompose(taken -> freePort(host, first, first + PORTS, taken));
	}

	private static CompletableFuture<Integer> freePort(Host host, int port, int end, Collection<Integer> taken) {
		if (port >= end) {
			return CompletableFuture.completedFuture(0);
		}
		return (taken.contains(port) ? CompletableFuture.completedFuture(true) : listens(host, port)).thenCompose(
				used -> used ? freePort(host, port + 1, end, taken) : CompletableFuture.completedFuture(port));
	}

	/** Whether somebody listens on a port of the computer. */
	static CompletableFuture<Boolean> listens(Host host, int port) {
		return host.connect(new Address.Tcp("127.0.0.1", port), PORT).handle((channel, problem) -> {
			if (problem != null) {
				return false;
			}
			try {
				channel.channel().close();
			} catch (IOException _) {
				// nothing was written
			}
			return true;
		});
	}

	/** What is at a path; empty when it could not be told. */
	Optional<FileStatus> at(Path path) {
		return Optional.ofNullable(files.get(path));
	}

	/** The same with what a computer has. */
	public Surroundings with(HostOffer other) {
		return new Surroundings(other, new HashMap<>(files), image, untold, dependants, needed, room, portTaken);
	}
}
