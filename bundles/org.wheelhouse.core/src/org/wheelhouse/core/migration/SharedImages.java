package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.core.migration.preflight.FileProbe;
import org.wheelhouse.host.Host;

/**
 * Whether the images of a machine are the same files on another computer: not by their names, but by a small file that is made
 * beside each on the one computer, looked for on the other, and removed.
 *
 * @param source that has them open
 * @param host   the other computer
 */
record SharedImages(MachineAccess source, Host host) {

	/** What it needs to know of an image. */
	private record Image(Path told, boolean readOnly) {}

	/**
	 * Looks. Nothing is left of it.
	 *
	 * @return why the guest would be on other data there, a sentence for a person without its full stop; empty when it would not
	 */
	CompletableFuture<Optional<String>> refusal(RunningDisks disks) {
		if (host.isSame(source.host())) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		var nodes = disks.disks().stream().map(Disk::root).flatMap(Optional::stream).flatMap(RunningNode::all).toList();
		var device = nodes.stream().filter(node -> node.driver().startsWith("host_")).findFirst();
		if (device.isPresent()) {
			return CompletableFuture.completedFuture(Optional.of(device.get().file() + " is a device of "
					+ source.hostLabel() + ", which " + host.label() + " does not have"));
		}
		var images = nodes.stream().filter(node -> node.driver().equals(RunningNode.FILE))
				.map(node -> new Image(Path.of(node.file()), node.readOnly())).distinct().toList();
		return source.files().paths().thenCompose(paths -> refusal(images, paths::here));
	}

	private CompletableFuture<Optional<String>> refusal(List<Image> images,
			java.util.function.Function<Path, Optional<Path>> names) {
		CompletableFuture<Optional<String>> looked = CompletableFuture.completedFuture(Optional.empty());
		for (var image : images) {
			looked = looked.thenCompose(before -> before.isPresent()
					? CompletableFuture.completedFuture(before)
					: refusal(image, names.apply(image.told()).orElse(image.told())));
		}
		return looked;
	}

	private CompletableFuture<Optional<String>> refusal(Image image, Path here) {
		return new FileProbe(source.host(), host).of(here, image.readOnly())
				.thenApply(found -> found == FileProbe.Result.SAME
						? Optional.empty()
						: Optional.of(image.told() + " of " + source.hostLabel()
								+ " is not the same file on " + host.label()));
	}
}
