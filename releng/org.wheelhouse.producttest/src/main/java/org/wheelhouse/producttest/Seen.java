package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** A visible widget, as the probe tells it. Rectangles are in pixels of the display. */
record Seen(String type, String id, String text, String tip, String shell, Rectangle bounds, boolean enabled,
		boolean focus, boolean open, boolean maximised, List<Item> items, Map<String, Rectangle> landmarks) {

	/** A row, tab or button in a widget; the text has one element a column. */
	record Item(List<String> text, String tip, Rectangle bounds, int depth, boolean selected, boolean enabled) {

		/** Whether the first column says just this. */
		boolean says(String first) {
			return !text.isEmpty() && text.getFirst().equals(first);
		}

		/** Whether any column has this in it. */
		boolean mentions(String part) {
			return text.stream().anyMatch(cell -> cell.contains(part));
		}
	}

	static Seen of(JsonNode node) {
		Map<String, Rectangle> landmarks = new TreeMap<>();
		node.path("landmarks").properties()
				.forEach(entry -> landmarks.put(entry.getKey(), rectangle(entry.getValue())));
		List<Item> items = StreamSupport.stream(node.path("items").spliterator(), false).map(Seen::item).toList();
		return new Seen(node.path("class").asText(), node.path("id").asText(), node.path("text").asText(),
				node.path("tip").asText(), node.path("shell").asText(), rectangle(node.path("bounds")),
				node.path("enabled").asBoolean(), node.path("focus").asBoolean(), node.path("open").asBoolean(),
				node.path("maximised").asBoolean(), items, landmarks);
	}

	Optional<Item> item(String first) {
		return items.stream().filter(item -> item.says(first)).findFirst();
	}

	private static Item item(JsonNode node) {
		return new Item(StreamSupport.stream(node.path("text").spliterator(), false).map(JsonNode::asText).toList(),
				node.path("tip").asText(), rectangle(node.path("bounds")), node.path("depth").asInt(),
				node.path("selected").asBoolean(), node.path("enabled").asBoolean(true));
	}

	private static Rectangle rectangle(JsonNode numbers) {
		return new Rectangle(numbers.path(0).asInt(), numbers.path(1).asInt(), numbers.path(2).asInt(),
				numbers.path(3).asInt());
	}
}
