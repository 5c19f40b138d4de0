package org.wheelhouse.core.internal.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.NewerImages;
import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.definition.NewerImages.Successor;
import org.wheelhouse.core.definition.Qcow2Header;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.core.state.NewerImage.Relation;
import org.wheelhouse.host.HostFiles;

/**
 * {@link MadeOverlays} of one computer. Any thread; nothing blocks.
 *
 * @param host  its id
 * @param files of that computer
 */
public record HostOverlays(MadeOverlays overlays, String host, HostFiles files) {

	/** The overlays that were made from here. */
	public List<Made> all() {
		return overlays.all(host);
	}

	/** With what machines went on in place of other images. */
	public List<Successor> successors() {
		return overlays.successors(host);
	}

	/** A machine goes on with a file in place of an image. */
	public void succeeded(Successor by) {
		if (overlays.succeeded(host, by)) {
			changed(Path.of(by.image())).thenAccept(changed -> overlays.changed(host, by, changed));
		}
	}

	/** A machine uses these images, or is to: what was in their place before is not newer any more. */
	public void used(Collection<String> images) {
		overlays.used(host, images);
	}

	/** One is being made, or was. */
	public void made(Path overlay) {
		used(List.of(overlay.toString()));
		overlays.put(host, new Made(overlay.toString(), "", ""));
		Qcow2Header.read(files, overlay).thenAccept(header -> header.flatMap(Qcow2Header::backing)
				.ifPresent(base -> overlays.put(host, new Made(overlay.toString(), base.toString(), ""))));
	}

	/**
	 * A person said that one is not to be used: until it is written into again it is not asked about any more.
	 *
	 * @return completes when that is known; never fails
	 */
	public CompletableFuture<Void> refused(NewerImage newer) {
		used(List.of(newer.defined().toString()));
		return newer.relation() == Relation.BENEATH
				? CompletableFuture.allOf()
				: changed(newer.newer()).thenAccept(changed -> overlays.put(host,
						new Made(newer.newer().toString(), newer.defined().toString(), changed)));
	}

	private CompletableFuture<String> changed(Path file) {
		return files.status(file).thenApply(told -> told.map(NewerImages::changed)).thenApply(told -> told.orElse(""));
	}
}
