package org.wheelhouse.core.definition;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.core.state.NewerImage.Relation;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.QemuOption;

/**
 * Looks whether a start would go past newer data: whether an image that would be written into has overlays, among those that
 * the workbench made and in the image's own folder, or a machine went on in another image, as after a commit. Reads the first
 * bytes of files, never opens an image. Blocks until the computer has told, on a thread that may wait.
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

	/**
	 * What a machine went on with in place of an image, without putting an overlay upon it: a job has committed, copied or
	 * mirrored it.
	 *
	 * @param image   that is used no more
	 * @param file    that is used since
	 * @param format  of that; empty when it is not known
	 * @param changed when the image was last changed at that time; empty when that is not known
	 */
	public record Successor(String image, String file, String format, String changed) {

		/** @param driver of the node that is open on the file, which may be a filter above it */
		public static Successor of(Path image, Path file, String driver) {
			return new Successor(image.toString(), file.toString(), FORMATS.contains(driver) ? driver : "", "");
		}
	}

	private static final String QCOW2 = "qcow2";
	private static final Set<String> FORMATS = Set.of("raw", QCOW2, "qcow", "qed", "vmdk", "vdi", "vpc", "vhdx", "luks",
			"parallels");

	private final WaitedFiles files;
	private final Path folder;
	private final Collection<Successor> successors;
	private final Map<Path, Optional<Path>> backings = new LinkedHashMap<>();
	private final Map<Path, Made> made = new HashMap<>();
	private final Set<Path> searched = new HashSet<>();

	private NewerImages(HostFiles files, Path folder, Collection<Made> known, Collection<Successor> successors) {
		this.files = new WaitedFiles(files);
		this.folder = folder;
		this.successors = successors;
		known.forEach(overlay -> made.put(Path.of(overlay.file()), overlay));
	}

	/**
	 * What a start by these options would go past.
	 *
	 * @param files      of the computer where the machine is started
	 * @param folder     where it is started
	 * @param known      what was made from here, on the same computer
	 * @param successors of images on the same computer
	 */
	public static List<NewerImage> of(HostFiles files, List<QemuOption> options, Path folder, Collection<Made> known,
			Collection<Successor> successors) {
		var search = new NewerImages(files, folder, known, successors);
		search.made.keySet().forEach(search::look);
		var images = DefinedImages.of(options);
		return images.stream().filter(DefinedImage::written).flatMap(image -> search.above(image).stream())
				.filter(newer -> newer.relation() == Relation.BENEATH || images.stream().noneMatch(
						image -> image.file(folder).filter(file -> search.files.same(file, newer.newer()))
								.isPresent()))
				.toList();
	}

	/**
	 * What a running machine uses in place of images that the definition names and that were put upon it.
	 *
	 * @param now its disks
	 */
	public static List<Successor> inUse(HostFiles files, List<QemuOption> options, Path folder, BlockGraph now) {
		var used = now.devices().stream().flatMap(device -> device.chain().stream())
				.flatMap(node -> DefinedImage.path(folder, node.file()).stream()).toList();
		var search = new NewerImages(files, folder, List.of(), List.of());
		return DefinedImages.of(options).stream().filter(DefinedImage::written)
				.flatMap(image -> image.file(folder).stream()).filter(search.files::isFile)
				.filter(image -> used.stream().noneMatch(file -> search.files.same(file, image)))
				.flatMap(image -> now.devices().stream().filter(device -> !device.removable() && !device.readOnly())
						.flatMap(device -> device.chain().stream().limit(1))
						.flatMap(top -> DefinedImage.path(folder, top.file())
								.filter(file -> search.isBeneath(file, image))
								.map(file -> Successor.of(image, file, top.driver()))
								.stream()))
				.toList();
	}

	/** When a file was last changed, in a form that is kept. */
	public static String changed(FileStatus file) {
		return WaitedFiles.changed(file);
	}

	private Optional<NewerImage> above(DefinedImage image) {
		var file = image.file(folder);
		if (file.isEmpty() || !files.isFile(file.get())) {
			return Optional.empty();
		}
		search(file.get());
		var passed = new HashSet<Path>();
		var top = file.get();
		var relation = Relation.UPON;
		var format = QCOW2;
		while (passed.add(top)) {
			var next = successor(top, passed);
			if (next.isPresent()) {
				var successor = Path.of(next.get().file());
				relation = isBeneath(successor, top) ? Relation.BENEATH : apart(relation);
				format = format(next.get());
				top = successor;
				continue;
			}
			var on = upon(top, passed);
			if (on.isPresent()) {
				relation = backing(on.get()).isPresent() ? relation : apart(relation);
				format = QCOW2;
				top = on.get();
			}
		}
		return top.equals(file.get())
				? Optional.empty()
				: Optional.of(new NewerImage(image, file.get(), top, relation, format));
	}

	/** The same where the newer one does not need the image. */
	private static Relation apart(Relation relation) {
		return relation == Relation.UPON ? Relation.APART : relation;
	}

	private String format(Successor successor) {
		return successor.format().isEmpty() && files.header(Path.of(successor.file())).isPresent()
				? QCOW2
				: successor.format();
	}

	private Optional<Successor> successor(Path image, Set<Path> passed) {
		return successors.stream().filter(known -> files.same(Path.of(known.image()), image))
				.filter(known -> !passed.contains(Path.of(known.file())) && files.isFile(Path.of(known.file())))
				.findFirst();
	}

	/** Whether an overlay has a successor, and nobody has used it since. */
	private boolean isLeft(Path overlay) {
		return successors.stream().anyMatch(known -> files.same(Path.of(known.image()), overlay)
				&& known.changed().equals(files.changed(overlay)));
	}

	/** Whether an image needs a file, directly or not. */
	private boolean isBeneath(Path file, Path image) {
		var passed = new HashSet<Path>();
		for (var at = backing(image); at.isPresent() && passed.add(at.get()); at = backing(at.get())) {
			if (files.same(at.get(), file)) {
				return true;
			}
		}
		return false;
	}

	private Optional<Path> backing(Path image) {
		look(image);
		return backings.getOrDefault(image, Optional.empty());
	}

	/** The one upon it that was changed last. */
	private Optional<Path> upon(Path base, Set<Path> passed) {
		return backings.keySet().stream().filter(overlay -> !passed.contains(overlay) && isUpon(overlay, base))
				.filter(overlay -> !isRefused(overlay) && !isLeft(overlay))
				.max(Comparator.comparing(files::time));
	}

	private boolean isUpon(Path overlay, Path base) {
		var backing = backings.getOrDefault(overlay, Optional.empty());
		if (backing.isPresent()) {
			return files.same(backing.get(), base);
		}
		// It has taken over what it needs of what it was put upon.
		var known = made.get(overlay);
		return known != null && files.same(Path.of(known.base()), base);
	}

	private boolean isRefused(Path overlay) {
		var known = made.get(overlay);
		return known != null && !known.refused().isEmpty() && known.refused().equals(files.changed(overlay));
	}

	private void search(Path image) {
		var parent = image.getParent();
		if (parent == null || !searched.add(parent)) {
			return;
		}
		var listed = files.list(parent, MOST_FILES);
		files.look(listed);
		listed.forEach(this::look);
	}

	private void look(Path file) {
		if (!backings.containsKey(file) && files.isPlainFile(file)) {
			files.header(file).ifPresent(header -> backings.put(file, header.backing()));
		}
	}
}
