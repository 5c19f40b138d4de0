package org.wheelhouse.core.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.endpoint.host.QemuOption;

/**
 * Looks whether a start would go past newer data: whether an image that would be written into has overlays, among those that
 * the workbench made and in the image's own folder. Reads the first bytes of files, never opens an image. Blocks for a moment.
 */
public final class NewerImages {

	/** So many files of a folder are looked at. */
	static final int MOST_FILES = 1000;

	/**
	 * An overlay that was made from here.
	 *
	 * @param file    it
	 * @param base    what it was put upon
	 * @param refused when it was last changed as a person said that it is not to be used; empty when nobody did
	 */
	public record Made(String file, String base, String refused) {}

	private final Path folder;
	private final Map<Path, Optional<Path>> backings = new LinkedHashMap<>();
	private final Map<Path, Made> made = new HashMap<>();
	private final Set<Path> searched = new HashSet<>();

	private NewerImages(Path folder, Collection<Made> known) {
		this.folder = folder;
		known.forEach(overlay -> made.put(Path.of(overlay.file()), overlay));
	}

	/**
	 * What a start by these options would go past.
	 *
	 * @param folder where the machine is started
	 * @param known  what was made from here, on the same computer
	 */
	public static List<NewerImage> of(List<QemuOption> options, Path folder, Collection<Made> known) {
		var search = new NewerImages(folder, known);
		search.made.keySet().forEach(search::look);
		var images = DefinedImages.of(options);
		return images.stream().filter(DefinedImage::written).flatMap(image -> search.above(image).stream())
				.filter(newer -> images.stream().noneMatch(
						image -> image.file(folder).filter(file -> same(file, newer.newer())).isPresent()))
				.toList();
	}

	/** When a file was last changed, in a form that is kept. */
	public static String changed(Path file) {
		try {
			return Files.getLastModifiedTime(file).toString();
		} catch (IOException _) {
			return "";
		}
	}

	private Optional<NewerImage> above(DefinedImage image) {
		var file = image.file(folder);
		if (file.isEmpty() || !Files.isRegularFile(file.get())) {
			return Optional.empty();
		}
		search(file.get());
		var passed = new HashSet<Path>();
		var top = file.get();
		boolean depends = true;
		while (passed.add(top)) {
			var on = upon(top, passed);
			if (on.isPresent()) {
				depends = depends && backings.getOrDefault(on.get(), Optional.empty()).isPresent();
				top = on.get();
			}
		}
		return top.equals(file.get())
				? Optional.empty()
				: Optional.of(new NewerImage(image, file.get(), top, depends));
	}

	/** The one upon it that was changed last. */
	private Optional<Path> upon(Path base, Set<Path> passed) {
		return backings.keySet().stream().filter(overlay -> !passed.contains(overlay) && isUpon(overlay, base))
				.filter(overlay -> !isRefused(overlay)).max(Comparator.comparing(NewerImages::time));
	}

	private boolean isUpon(Path overlay, Path base) {
		var backing = backings.getOrDefault(overlay, Optional.empty());
		if (backing.isPresent()) {
			return same(backing.get(), base);
		}
		// It has taken over what it needs of what it was put upon.
		var known = made.get(overlay);
		return known != null && same(Path.of(known.base()), base);
	}

	private boolean isRefused(Path overlay) {
		var known = made.get(overlay);
		return known != null && !known.refused().isEmpty() && known.refused().equals(changed(overlay));
	}

	private void search(Path image) {
		var parent = image.getParent();
		if (parent == null || !searched.add(parent)) {
			return;
		}
		try (Stream<Path> files = Files.list(parent)) {
			files.limit(MOST_FILES).forEach(this::look);
		} catch (IOException | UncheckedIOException _) {
			// A folder that cannot be read has nothing that could be offered.
		}
	}

	private void look(Path file) {
		if (!backings.containsKey(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			Qcow2Header.read(file).ifPresent(header -> backings.put(file, header.backing()));
		}
	}

	private static FileTime time(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (IOException _) {
			return FileTime.fromMillis(0);
		}
	}

	/** Whether two paths lead to one file. */
	public static boolean same(Path one, Path other) {
		try {
			return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
		} catch (IOException _) {
			return false;
		}
	}
}
