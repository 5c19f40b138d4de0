package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.state.DefinedImage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What {@code qemu-img info} tells of an image. Immutable.
 *
 * @param file          it
 * @param format        as QEMU calls it
 * @param virtualSize   bytes that a guest sees
 * @param actualSize    bytes that it takes on the disk
 * @param backing       the image beneath it, as a full path; empty when there is none or it is no file
 * @param backingFormat of that; empty when it is not named
 * @param needsOthers   whether what a guest sees is in other files or nodes too: beneath it, or with its data
 * @param encrypted     whether a password is needed to use it
 * @param dirty         whether it was not closed properly
 * @param snapshots     internal ones
 * @param bitmaps       names of its dirty bitmaps
 */
public record ImageInfo(Path file, String format, long virtualSize, long actualSize, Optional<Path> backing,
		Optional<String> backingFormat, boolean needsOthers, boolean encrypted, boolean dirty, List<Snapshot> snapshots,
		List<String> bitmaps) {

	private static final ObjectMapper JSON = new ObjectMapper();

	/**
	 * An internal snapshot.
	 *
	 * @param stateSize bytes of the machine's memory in it; 0 when it is of the disk alone
	 */
	public record Snapshot(String name, long stateSize) {}

	public ImageInfo {
		snapshots = List.copyOf(snapshots);
		bitmaps = List.copyOf(bitmaps);
	}

	/** Reads what {@code qemu-img info --output=json} has written; empty when it is something else. */
	static Optional<ImageInfo> parse(Path file, String json) {
		try {
			var told = JSON.readTree(json);
			return told.isObject() && told.path("format").isTextual()
					? Optional.of(of(file, told))
					: Optional.empty();
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}

	private static ImageInfo of(Path file, JsonNode told) {
		var folder = Optional.ofNullable(file.getParent()).orElse(file);
		var backing = Optional.of(told.path("full-backing-filename")).filter(JsonNode::isTextual)
				.or(() -> Optional.of(told.path("backing-filename")).filter(JsonNode::isTextual)).map(JsonNode::asText)
				.filter(name -> !name.startsWith("json:")).flatMap(name -> DefinedImage.path(folder, name));
		var snapshots = new ArrayList<Snapshot>();
		told.path("snapshots").forEach(snapshot -> snapshots
				.add(new Snapshot(snapshot.path("name").asText(), snapshot.path("vm-state-size").asLong())));
		var bitmaps = new ArrayList<String>();
		told.path("format-specific").path("data").path("bitmaps")
				.forEach(bitmap -> bitmaps.add(bitmap.path("name").asText()));
		return new ImageInfo(file, told.path("format").asText(), told.path("virtual-size").asLong(),
				told.path("actual-size").asLong(), backing,
				Optional.of(told.path("backing-filename-format").asText()).filter(name -> !name.isEmpty()),
				needsOthers(file, told),
				told.path("encrypted").asBoolean(), told.path("dirty-flag").asBoolean(), snapshots, bitmaps);
	}

	/** A base, the data file of a qcow2, or the extents of a VMDK that lie beside it. */
	private static boolean needsOthers(Path file, JsonNode told) {
		var data = told.path("format-specific").path("data");
		var own = String.valueOf(file.getFileName());
		return told.has("backing-filename") || told.has("full-backing-filename") || data.has("data-file")
				|| data.path("extents").findValuesAsText("filename").stream()
						.anyMatch(extent -> !extent.equals(own) && !extent.endsWith("/" + own));
	}

	/** Whether it needs another image, be that a file or not. */
	public boolean hasBacking() {
		return backing.isPresent() || backingFormat.isPresent();
	}

	/** Whether there is the memory of a machine in it. */
	public boolean hasSavedState() {
		return snapshots.stream().anyMatch(snapshot -> snapshot.stateSize() > 0);
	}

	/** What a copy of what its guest sees does not have, each a few words. */
	public List<String> lostByCopy() {
		var lost = new ArrayList<String>();
		if (!snapshots.isEmpty()) {
			lost.add("its internal snapshots " + String.join(", ", snapshots.stream().map(Snapshot::name).toList()));
		}
		if (!bitmaps.isEmpty()) {
			lost.add("its dirty bitmaps " + String.join(", ", bitmaps));
		}
		return List.copyOf(lost);
	}
}
