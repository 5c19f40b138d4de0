package org.wheelhouse.core.hotplug;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.hotplug.BackendRequest.EncryptedImage;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.image.Dependant;
import org.wheelhouse.core.image.Dependant.Kind;
import org.wheelhouse.core.image.Dependants;
import org.wheelhouse.host.Host;

/** An image that a guest is to write to: QEMU would let it write to the base of another image, which is spoilt then. */
record WrittenImage(Host host, Path file) {

	/** That of a back end; empty when it has none, or a guest only reads it. */
	static Optional<WrittenImage> of(Host host, BackendRequest backend) {
		return switch (backend) {
			case ExistingImage(var file, _, var readOnly) when !readOnly -> Optional.of(new WrittenImage(host, file));
			case EncryptedImage image when !image.readOnly() -> Optional.of(new WrittenImage(host, image.file()));
			default -> Optional.empty();
		};
	}

	/** Fails with {@link OperationFailed}, which names an overlay, where there is one. */
	CompletableFuture<Boolean> unlessBase() {
		return new Dependants(host, List.of()).of(file, List.of())
				.thenCompose(found -> found.stream().filter(one -> one.kind() == Kind.OVERLAY).findFirst()
						.map(this::refuse).orElseGet(() -> CompletableFuture.completedFuture(true)));
	}

	private CompletableFuture<Boolean> refuse(Dependant overlay) {
		return CompletableFuture.failedFuture(OperationFailed.refused(
				"No guest may write to " + file + ": " + overlay.text(),
				"Plug it in read-only, or an overlay of it."));
	}
}
