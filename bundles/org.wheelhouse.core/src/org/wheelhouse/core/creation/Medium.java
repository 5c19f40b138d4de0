package org.wheelhouse.core.creation;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.wheelhouse.core.failure.Faults;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;

/**
 * What a file is that a machine could start from, read from the file: its label, what starts from it, its format. Immutable.
 *
 * @param file      it
 * @param kind      what it is
 * @param sentence  for a person, without a full stop: for example {@code Debian 12.9.0 amd64, 632 MiB, starts with BIOS and
 *                  UEFI}; why it is nothing where it is nothing
 * @param label     of a disc; else empty
 * @param image     what qemu-img says of a disk image
 * @param suggested what probably runs from it
 * @param name      that a machine could have
 */
public record Medium(Path file, Kind kind, String sentence, String label, Optional<ImageInfo> image, Preset suggested,
		String name) {

	/** What a file can be. */
	public enum Kind {
		/** An ISO 9660 file system. */
		DISC,
		/** A disk image of any format. */
		DISK,
		/** A Linux kernel. */
		KERNEL,
		/** Nothing that could be used. */
		NOTHING
	}

	private static final Pattern LINUX = Pattern.compile(
			"debian|ubuntu|mint|fedora|centos|rocky|alma|rhel|red.?hat|oracle|suse|arch|manjaro|gentoo|alpine|kali|nixos|"
					+ "slackware|void|linux|proxmox|cloudimg|genericcloud|cirros",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern BSD = Pattern.compile("bsd|dragonfly|^\\d+_\\d+_release",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern WINDOWS = Pattern.compile("x64fre|a64fre|esd.iso|win(dows)?.?1[01]|windows.?server",
			Pattern.CASE_INSENSITIVE);
	private static final Pattern OLDER_WINDOWS = Pattern
			.compile("^grm|x86fre|^vx2p|^wxp|win(dows)?.?(7|8|xp|vista|2000|95|98)", Pattern.CASE_INSENSITIVE);

	/** Reads one; never fails, nothing blocks. */
	public static CompletableFuture<Medium> of(Host host, Path file) {
		return host.files().status(file).thenCompose(found -> {
			var status = found.orElse(FileStatus.NOTHING);
			if (!status.isFile() || !status.readable()) {
				return CompletableFuture.completedFuture(nothing(file, why(found)));
			}
			return DiscLabel.read(host.files(), file).thenCompose(disc -> disc.isPresent()
					? CompletableFuture.completedFuture(disc(file, status, disc.get()))
					: KernelImage.read(host.files(), file).thenCompose(kernel -> kernel.isPresent()
							? CompletableFuture.completedFuture(kernel(file, kernel.get()))
							: disk(host, file)));
		});
	}

	private static String why(Optional<FileStatus> found) {
		return found.map(status -> switch (status.kind()) {
			case NOTHING -> "there is no such file";
			case FOLDER -> "it is a folder";
			case OTHER -> "it is a device, a pipe or a socket";
			case FILE -> "this user may not read it";
		}).orElse("this user may not look there");
	}

	private static Medium nothing(Path file, String why) {
		return new Medium(file, Kind.NOTHING, why, "", Optional.empty(), Preset.OTHER, "");
	}

	private static Medium disc(Path file, FileStatus status, DiscLabel disc) {
		var starts = disc.bios() && disc.uefi()
				? "starts with BIOS and UEFI"
				: disc.bios() ? "starts with BIOS" : disc.uefi() ? "starts with UEFI" : "nothing starts from it";
		var label = disc.label().isEmpty() ? "a disc without a label" : disc.label();
		return new Medium(file, Kind.DISC, label + ", " + ByteText.text(status.size()) + ", " + starts, disc.label(),
				Optional.empty(), preset(disc.label() + " " + file.getFileName(), disc.label()), name(file));
	}

	private static Medium kernel(Path file, KernelImage kernel) {
		return new Medium(file, Kind.KERNEL, "a Linux kernel" + (kernel.version().isEmpty() ? "" : ", ")
				+ kernel.version(), "", Optional.empty(), Preset.LINUX, name(file));
	}

	private static CompletableFuture<Medium> disk(Host host, Path file) {
		return new Images(host).info(file).handle((image, problem) -> problem == null
				? new Medium(file, Kind.DISK, sentence(image), "", Optional.of(image),
						preset(String.valueOf(file.getFileName()), ""), name(file))
				: nothing(file, Faults.of("", problem).text()));
	}

	private static String sentence(ImageInfo image) {
		var text = new StringBuilder("a disk of ").append(ByteText.text(image.virtualSize())).append(", ")
				.append(image.format()).append(", takes ").append(ByteText.text(image.actualSize()));
		image.backing().ifPresent(base -> text.append(", an overlay on ").append(base.getFileName()));
		if (image.encrypted()) {
			text.append(", encrypted");
		}
		if (!image.snapshots().isEmpty()) {
			text.append(", with internal snapshots");
		}
		return text.toString();
	}

	static Preset preset(String words, String label) {
		if (WINDOWS.matcher(words).find()) {
			return Preset.WINDOWS_11;
		}
		if (OLDER_WINDOWS.matcher(label.isEmpty() ? words : label).find()) {
			return Preset.OLDER_WINDOWS;
		}
		if (BSD.matcher(words).find()) {
			return Preset.BSD;
		}
		// Most of what is not known is a Linux, but what is not one may not know virtio.
		return LINUX.matcher(words).find() ? Preset.LINUX : Preset.OTHER;
	}

	/** The name of the file up to what is of no interest for a machine: architecture, kind, ending. */
	static String name(Path file) {
		var name = String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").toLowerCase(Locale.ROOT)
				.replaceFirst(
						"[-_. ](amd64|x86_64|x86-64|x64|i[3-6]86|netinst|dvd\\d?|cd\\d?|live|generic|genericcloud|cloudimg|disk\\d?|server|desktop|minimal)\\b.*",
						"")
				.strip();
		return name.isEmpty() ? "machine" : name;
	}
}
