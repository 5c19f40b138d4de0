package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.image.Dependant.Kind;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.copy.ImageCopy;
import org.wheelhouse.host.copy.ImageCopy.Conversion;
import org.wheelhouse.host.copy.ImageCopy.Phase;

/**
 * A copy of an image from one computer to another, or on one, that was looked at and can be made: whole, with all that is
 * beneath it, and under its name when it is on the disk. Any thread; nothing blocks.
 */
public final class ImageTransfer {

	private static final double WHOLE = 100;

	private final Wish wish;
	private final Optional<Conversion> conversion;

	/**
	 * What a person wants.
	 *
	 * @param from       the computer that has it
	 * @param source     full path there
	 * @param format     that it has, where that is known: the first bytes of a raw image are its guest's
	 * @param to         the computer that gets it
	 * @param target     full path there; there is nothing yet
	 * @param wantFormat that the copy is to have; empty to leave it as it is
	 */
	public record Wish(Host from, Path source, Optional<String> format, Host to, Path target,
			Optional<String> wantFormat) {

		/** A few words, for example {@code Copy a.qcow2 to atlas}. */
		public String label() {
			return "Copy " + source.getFileName() + " to " + to.label();
		}
	}

	private ImageTransfer(Wish wish, Optional<Conversion> conversion) {
		this.wish = wish;
		this.conversion = conversion;
	}

	/**
	 * Looks whether it can be made.
	 *
	 * @param machines all that are known
	 * @return fails with {@link OperationFailed}, which says why not and what to do
	 */
	public static CompletableFuture<ImageTransfer> plan(Wish wish, Collection<MachineSnapshot> machines) {
		return place(wish).thenCompose(_ -> running(wish, machines))
				.thenCompose(_ -> new Images(wish.from()).info(wish.source(), wish.format())).thenCompose(info -> {
					var conversion = conversion(wish, info);
					return conversion.isEmpty()
							? CompletableFuture.completedFuture(new ImageTransfer(wish, conversion))
							: room(wish, info, conversion.get()).thenApply(_ -> new ImageTransfer(wish, conversion));
				});
	}

	/** What has to be made of it on its own computer first. */
	private static Optional<Conversion> conversion(Wish wish, ImageInfo info) {
		if (!info.needsOthers() && wish.wantFormat().filter(wanted -> !wanted.equals(info.format())).isEmpty()) {
			return Optional.empty();
		}
		if (info.encrypted()) {
			throw refused(wish, info.file() + " is encrypted: it can be copied as it is, and only where nothing is "
					+ "beneath it", "Copy it as it is.");
		}
		return Optional.of(new Conversion(info.format(), wish.wantFormat().orElse("qcow2")));
	}

	private static CompletableFuture<Boolean> place(Wish wish) {
		var folder = wish.target().getParent();
		if (folder == null || !wish.target().isAbsolute()) {
			return CompletableFuture.failedFuture(
					refused(wish, wish.target() + " is no full path of a file", "Name a folder and a file in it."));
		}
		var where = wish.to().label();
		return wish.to().files().status(folder).thenCombine(wish.to().files().status(wish.target()),
				(above, target) -> {
					if (above.filter(status -> !status.isFolder()).isPresent()) {
						throw refused(wish, "there is no folder " + folder + " on " + where,
								"Choose a folder that is there.");
					}
					if (above.filter(status -> !status.writable()).isPresent()) {
						throw refused(wish, "this user may not make anything in " + folder + " on " + where,
								"Choose another folder.");
					}
					if (target.filter(FileStatus::exists).isPresent()) {
						throw refused(wish, "there is a " + wish.target() + " on " + where + " already",
								"Choose another name; nothing is written over.");
					}
					return true;
				});
	}

	private static CompletableFuture<Void> running(Wish wish, Collection<MachineSnapshot> machines) {
		var there = machines.stream().filter(machine -> machine.identity().hostId().equals(wish.from().id())).toList();
		return MachineImages.of(wish.from().files(), there)
				.thenCompose(known -> new Dependants(wish.from(), known).of(wish.source(), List.of()))
				.thenAccept(who -> who.stream().filter(one -> one.kind() == Kind.RUNNING).findFirst()
						.ifPresent(one -> {
							throw refused(wish, one.text(), "Shut it down first: a copy would not be whole.");
						}));
	}

	/** What is made of it first stands beside it for a while. */
	private static CompletableFuture<Boolean> room(Wish wish, ImageInfo info, Conversion conversion) {
		var folder = Optional.ofNullable(wish.source().getParent()).orElse(wish.source());
		return new Images(wish.from()).required(info, conversion.to())
				.thenCombine(wish.from().files().room(folder), (needed, room) -> {
					if (room.filter(free -> free < needed).isPresent()) {
						throw refused(wish, "what is made of it first takes " + ByteText.text(needed) + " in " + folder
								+ " on " + wish.from().label() + ", where " + ByteText.text(room.get()) + " are free",
								"Make room there.");
					}
					return true;
				});
	}

	private static CompletionException refused(Wish wish, String why, String advice) {
		return new CompletionException(
				OperationFailed.refused(wish.source().getFileName() + " cannot be copied: " + why, advice));
	}

	/** What is to be done. */
	public Wish wish() {
		return wish;
	}

	/**
	 * Does it.
	 *
	 * @return the copy; fails with {@link org.wheelhouse.host.HostException}
	 */
	public Undertaking<Path> start(Progress progress) {
		var name = wish.source().getFileName();
		return Undertaking.begin(work -> {
			var copy = ImageCopy.begin(wish.from(), wish.source(), conversion, wish.to(), wish.target(),
					(phase, done, all) -> progress.at(phase == Phase.FLATTENING
							? "Making one image of " + name
							: "Copying " + name + ", " + ByteText.text(done) + " of " + ByteText.text(all),
							phase == Phase.FLATTENING ? done / WHOLE : all == 0 ? 1 : (double) done / all));
			return work.step(copy::result).handle((_, _) -> copy.ended()).thenCompose(ended -> ended)
					.thenCompose(there -> there ? CompletableFuture.completedFuture(wish.target()) : copy.result());
		});
	}
}
