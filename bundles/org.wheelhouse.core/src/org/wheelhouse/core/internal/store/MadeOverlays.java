package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.wheelhouse.core.definition.NewerImages;
import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.definition.Qcow2Header;
import org.wheelhouse.core.internal.concurrent.Conflated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * The overlays that were made from here, on disk in {@code overlays.json}: a start looks for those upon its images, wherever
 * they are. The last thousand. Any thread; changes are written behind the scenes.
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
	}

	/** All of them. */
	public List<Made> all() {
		synchronized (overlays) {
			return List.copyOf(overlays.values());
		}
	}

	/** One is being made on this computer, or was. */
	public void made(Path overlay) {
		put(new Made(overlay.toString(), "", ""));
		files.execute(() -> Qcow2Header.read(overlay).flatMap(Qcow2Header::backing)
				.ifPresent(base -> put(new Made(overlay.toString(), base.toString(), ""))));
	}

	/** A person said that it is not to be used: until it is written into again it is not asked about any more. */
	public void refused(Path overlay, Path base) {
		put(new Made(overlay.toString(), base.toString(), NewerImages.changed(overlay)));
	}

	private void put(Made overlay) {
		synchronized (overlays) {
			overlays.remove(overlay.file());
			overlays.put(overlay.file(), overlay);
			while (overlays.size() > MOST) {
				overlays.remove(overlays.keySet().iterator().next());
			}
		}
		saving.request();
	}

	private void save() {
		var list = mapper.createArrayNode();
		all().forEach(overlay -> list.addObject().put("file", overlay.file()).put("base", overlay.base())
				.put("refused", overlay.refused()));
		try {
			folder.write(FILE, mapper.writeValueAsString(list) + "\n");
		} catch (IOException _) {
			// The list of machines, which is written there too, says so.
		}
	}
}
