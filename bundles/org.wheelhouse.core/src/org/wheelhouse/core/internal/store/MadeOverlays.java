package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.wheelhouse.core.definition.NewerImages;
import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.definition.NewerImages.Successor;
import org.wheelhouse.core.definition.Qcow2Header;
import org.wheelhouse.core.internal.concurrent.Conflated;
import org.wheelhouse.core.state.NewerImage;
import org.wheelhouse.core.state.NewerImage.Relation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * The overlays that were made from here, and the images with which machines went on in place of others, on disk in
 * {@code overlays.json}: a start looks for those upon its images, wherever they are. The last thousand of each. Any thread;
 * changes are written behind the scenes.
 */
public final class MadeOverlays {

	private static final String FILE = "overlays.json";
	private static final int MOST = 1000;

	private final StateFolder folder;
	private final Executor files;
	private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
	private final Conflated saving;
	/** Oldest first. Guarded by itself. */
	private final Map<String, Made> overlays = new LinkedHashMap<>();
	/** By the image that is used no more, oldest first. Guarded by {@link #overlays}. */
	private final Map<String, Successor> successors = new LinkedHashMap<>();

	private MadeOverlays(StateFolder folder, Executor files) {
		this.folder = folder;
		this.files = files;
		saving = new Conflated(files, this::save);
	}

	/**
	 * Reads what is known; nothing where that cannot be read.
	 *
	 * @param files runs one task at a time
	 */
	public static MadeOverlays load(StateFolder folder, Executor files) {
		var made = new MadeOverlays(folder, files);
		try {
			for (var overlay : made.mapper.readTree(folder.read(FILE).orElse("[]"))) {
				made.read(overlay);
			}
		} catch (JsonProcessingException _) {
			putAside(folder);
		} catch (IOException _) {
			// The folder of an image is looked at all the same.
		}
		return made;
	}

	private static void putAside(StateFolder folder) {
		try {
			folder.putAside(FILE);
		} catch (IOException _) {
			// It is written anew with the next overlay.
		}
	}

	private void read(JsonNode json) {
		var file = json.path("file").asText();
		if (!file.isEmpty()) {
			overlays.put(file, new Made(file, json.path("base").asText(), json.path("refused").asText()));
		}
		var image = json.path("image").asText();
		if (!image.isEmpty()) {
			successors.put(image, new Successor(image, json.path("successor").asText(), json.path("format").asText(),
					json.path("changed").asText()));
		}
	}

	/** The overlays that were made from here. */
	public List<Made> all() {
		synchronized (overlays) {
			return List.copyOf(overlays.values());
		}
	}

	/** With what machines went on in place of other images. */
	public List<Successor> successors() {
		synchronized (overlays) {
			return List.copyOf(successors.values());
		}
	}

	/** A machine goes on with a file in place of an image. */
	public void succeeded(Successor by) {
		synchronized (overlays) {
			var known = successors.get(by.image());
			if (known != null && known.file().equals(by.file()) && known.format().equals(by.format())) {
				return;
			}
			put(successors, by.image(), by);
		}
		saving.request();
		files.execute(() -> {
			var changed = NewerImages.changed(Path.of(by.image()));
			synchronized (overlays) {
				successors.replace(by.image(), by, new Successor(by.image(), by.file(), by.format(), changed));
			}
			saving.request();
		});
	}

	/** A machine uses these images, or is to: what was in their place before is not newer any more. */
	public void used(Collection<String> images) {
		synchronized (overlays) {
			if (!successors.keySet().removeAll(images)) {
				return;
			}
		}
		saving.request();
	}

	/** One is being made on this computer, or was. */
	public void made(Path overlay) {
		used(List.of(overlay.toString()));
		put(new Made(overlay.toString(), "", ""));
		files.execute(() -> Qcow2Header.read(overlay).flatMap(Qcow2Header::backing)
				.ifPresent(base -> put(new Made(overlay.toString(), base.toString(), ""))));
	}

	/** A person said that it is not to be used: until it is written into again it is not asked about any more. */
	public void refused(NewerImage newer) {
		used(List.of(newer.defined().toString()));
		if (newer.relation() != Relation.BENEATH) {
			put(new Made(newer.newer().toString(), newer.defined().toString(), NewerImages.changed(newer.newer())));
		}
	}

	private void put(Made overlay) {
		synchronized (overlays) {
			put(overlays, overlay.file(), overlay);
		}
		saving.request();
	}

	private static <T> void put(Map<String, T> into, String key, T value) {
		into.remove(key);
		into.put(key, value);
		while (into.size() > MOST) {
			into.remove(into.keySet().iterator().next());
		}
	}

	private void save() {
		var list = mapper.createArrayNode();
		all().forEach(overlay -> list.addObject().put("file", overlay.file()).put("base", overlay.base())
				.put("refused", overlay.refused()));
		successors().forEach(one -> list.addObject().put("image", one.image()).put("successor", one.file())
				.put("format", one.format()).put("changed", one.changed()));
		try {
			folder.write(FILE, mapper.writeValueAsString(list) + "\n");
		} catch (IOException _) {
			// The list of machines, which is written there too, says so.
		}
	}
}
