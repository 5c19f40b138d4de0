package org.wheelhouse.core.internal.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.definition.NewerImages.Successor;
import org.wheelhouse.host.Host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The overlays that were made from here, and the images with which machines went on in place of others, on disk in
 * {@code overlays.json}: a start looks for those upon its images, wherever they are. The last thousand of each, and of each computer. Any thread;
 * changes are written behind the scenes.
 */
public final class MadeOverlays {

	/** Whose that is which an older version has kept. */
	private static final String FIRST_HOST = "local";
	private static final String FILE = "overlays.json";
	private static final int MOST = 1000;

	private final KeptFile file;
	/** Of each computer by its id. Guarded by itself. */
	private final Map<String, Kept> hosts = new HashMap<>();

	/**
	 * What is kept of one computer, oldest first.
	 *
	 * @param successors by the image that is used no more
	 */
	private record Kept(Map<String, Made> overlays, Map<String, Successor> successors) {

		Kept() {
			this(new LinkedHashMap<>(), new LinkedHashMap<>());
		}
	}

	private MadeOverlays(StateFolder folder, Executor files) {
		file = new KeptFile(folder, FILE, files, this::written);
	}

	/**
	 * Reads what is known; nothing where that cannot be read.
	 *
	 * @param files runs one task at a time
	 */
	public static MadeOverlays load(StateFolder folder, Executor files) {
		var made = new MadeOverlays(folder, files);
		made.file.read().forEach(made::read);
		return made;
	}

	private void read(JsonNode json) {
		var kept = kept(json.path("host").asText(FIRST_HOST));
		var file = json.path("file").asText();
		if (!file.isEmpty()) {
			kept.overlays.put(file, new Made(file, json.path("base").asText(), json.path("refused").asText()));
		}
		var image = json.path("image").asText();
		if (!image.isEmpty()) {
			kept.successors.put(image, new Successor(image, json.path("successor").asText(),
					json.path("format").asText(), json.path("changed").asText()));
		}
	}

	private Kept kept(String host) {
		return hosts.computeIfAbsent(host, _ -> new Kept());
	}

	/** Those of a computer. */
	public HostOverlays of(Host host) {
		return new HostOverlays(this, host.id(), host.files());
	}

	List<Made> all(String host) {
		synchronized (hosts) {
			return List.copyOf(kept(host).overlays.values());
		}
	}

	List<Successor> successors(String host) {
		synchronized (hosts) {
			return List.copyOf(kept(host).successors.values());
		}
	}

	/** Whether it is news. */
	boolean succeeded(String host, Successor by) {
		synchronized (hosts) {
			var known = kept(host).successors.get(by.image());
			if (known != null && known.file().equals(by.file()) && known.format().equals(by.format())) {
				return false;
			}
			put(kept(host).successors, by.image(), by);
		}
		file.changed();
		return true;
	}

	void changed(String host, Successor by, String changed) {
		synchronized (hosts) {
			kept(host).successors.replace(by.image(), by,
					new Successor(by.image(), by.file(), by.format(), changed));
		}
		file.changed();
	}

	void used(String host, Collection<String> images) {
		synchronized (hosts) {
			if (!kept(host).successors.keySet().removeAll(images)) {
				return;
			}
		}
		file.changed();
	}

	void put(String host, Made overlay) {
		synchronized (hosts) {
			put(kept(host).overlays, overlay.file(), overlay);
		}
		file.changed();
	}

	private static <T> void put(Map<String, T> into, String key, T value) {
		into.remove(key);
		into.put(key, value);
		while (into.size() > MOST) {
			into.remove(into.keySet().iterator().next());
		}
	}

	private JsonNode written() {
		var list = JsonNodeFactory.instance.arrayNode();
		synchronized (hosts) {
			hosts.forEach((host, kept) -> {
				kept.overlays.values().forEach(overlay -> list.addObject().put("host", host)
						.put("file", overlay.file()).put("base", overlay.base()).put("refused", overlay.refused()));
				kept.successors.values().forEach(one -> list.addObject().put("host", host).put("image", one.image())
						.put("successor", one.file()).put("format", one.format()).put("changed", one.changed()));
			});
		}
		return list;
	}
}
