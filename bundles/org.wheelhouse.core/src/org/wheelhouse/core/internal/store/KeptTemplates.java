package org.wheelhouse.core.internal.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.core.state.Subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@link DeviceTemplates} on disk in {@code device-templates.json}, which is written to be read by people too: whoever copies it to
 * another computer has the templates there.
 */
public final class KeptTemplates implements DeviceTemplates {

	private static final String FILE = "device-templates.json";

	private final KeptFile file;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	/** By name, without regard to case. Guarded by itself. */
	private final Map<String, DeviceTemplate> templates = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private KeptTemplates(StateFolder folder, Executor files) {
		file = new KeptFile(folder, FILE, files, this::written);
	}

	/**
	 * Reads what is kept; what cannot be understood is put aside, and what is no template of it is left out.
	 *
	 * @param files runs one task at a time
	 */
	public static KeptTemplates load(StateFolder folder, Executor files) {
		var kept = new KeptTemplates(folder, files);
		kept.file.read().forEach(kept::read);
		return kept;
	}

	private void read(JsonNode node) {
		var name = node.path("name").asText().strip();
		var type = node.path("type").asText();
		if (!name.isEmpty() && !type.isEmpty()) {
			templates.put(name, new DeviceTemplate(name, type, texts(node.path("backend")),
					texts(node.path("properties"))));
		}
	}

	private static Map<String, String> texts(JsonNode node) {
		var texts = new HashMap<String, String>();
		node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
		return texts;
	}

	@Override
	public List<DeviceTemplate> all() {
		synchronized (templates) {
			return templates.values().stream()
					.sorted(Comparator.comparing(DeviceTemplate::name, String.CASE_INSENSITIVE_ORDER)).toList();
		}
	}

	@Override
	public void keep(DeviceTemplate template) {
		synchronized (templates) {
			templates.remove(template.name().strip());
			templates.put(template.name().strip(), template.named(template.name().strip()));
		}
		changed();
	}

	@Override
	public boolean rename(String name, String other) {
		synchronized (templates) {
			var template = templates.get(name.strip());
			if (template == null || !DeviceTemplate.isSame(name, other) && templates.containsKey(other.strip())) {
				return false;
			}
			templates.remove(name.strip());
			templates.put(other.strip(), template.named(other.strip()));
		}
		changed();
		return true;
	}

	@Override
	public void remove(String name) {
		synchronized (templates) {
			if (templates.remove(name.strip()) == null) {
				return;
			}
		}
		changed();
	}

	@Override
	public Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void changed() {
		file.changed();
		listeners.forEach(Runnable::run);
	}

	private JsonNode written() {
		var list = JsonNodeFactory.instance.arrayNode();
		all().forEach(template -> {
			var node = list.addObject().put("name", template.name()).put("type", template.type());
			put(node.putObject("backend"), template.backend());
			put(node.putObject("properties"), template.properties());
		});
		return list;
	}

	private static void put(ObjectNode node, Map<String, String> texts) {
		texts.forEach(node::put);
	}
}
