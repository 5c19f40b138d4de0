package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a machine's disks and drives are open on at one moment. Pure.
 *
 * @param disks in QEMU's order
 * @param named the nodes that somebody named, used by a device or not, and whether each is read only
 * @param busy  who else works with the disks, each a sentence without its full stop: jobs and exports
 * @param copies files that are new, and are not what options say
 */
record RunningDisks(List<Disk> disks, Map<String, Boolean> named, List<String> busy, Set<String> copies) {

	/** Nothing is known, nothing is there. */
	static final RunningDisks NONE = new RunningDisks(List.of(), Map.of(), List.of());

	private static final Set<String> NO_LIMIT = Set.of("0", "");

	RunningDisks {
		disks = List.copyOf(disks);
		named = Map.copyOf(named);
		busy = List.copyOf(busy);
		copies = Set.copyOf(copies);
	}

	/** Of a machine whose disks are all where they were. */
	RunningDisks(List<Disk> disks, Map<String, Boolean> named, List<String> busy) {
		this(disks, named, busy, Set.of());
	}

	/**
	 * A disk or drive.
	 *
	 * @param device    the name of its back end; empty when it has none ({@code -blockdev})
	 * @param qdev      QOM path or id of the guest's device; empty when there is none
	 * @param removable whether its medium can be changed
	 * @param root      what it is open on; empty without a medium
	 * @param limits    throttling, by the arguments of {@code block_set_io_throttle}; empty when there is none
	 */
	record Disk(String device, String qdev, boolean removable, Optional<RunningNode> root, Map<String, String> limits) {

		private static final String PERIPHERAL = "/machine/peripheral/";
		private static final String ANONYMOUS = "/machine/peripheral-anon/";

		Disk {
			limits = java.util.Collections.unmodifiableMap(new TreeMap<>(limits));
		}

		/** The id of the guest's device; empty when it has none. */
		String deviceId() {
			if (!qdev.startsWith("/")) {
				return qdev;
			}
			return qdev.startsWith(PERIPHERAL) ? first(qdev.substring(PERIPHERAL.length())) : "";
		}

		/** Of a device without id: {@code device[7]}; empty for others. */
		String anonymousName() {
			return qdev.startsWith(ANONYMOUS) ? first(qdev.substring(ANONYMOUS.length())) : "";
		}

		private static String first(String path) {
			int slash = path.indexOf('/');
			return slash < 0 ? path : path.substring(0, slash);
		}

		/** What a person calls it. */
		String title() {
			if (!deviceId().isEmpty()) {
				return deviceId();
			}
			return device.isEmpty() ? root.map(node -> node.protocol().file()).orElse(qdev) : device;
		}
	}

	/**
	 * Reads QEMU's answers.
	 *
	 * @param block   of {@code query-block}
	 * @param all     of {@code query-named-block-nodes}
	 * @param graph   of {@code x-debug-query-block-graph}; missing where there is no such command
	 * @param working of {@code query-jobs}, or of {@code query-block-jobs} where there is no such command
	 * @param exports of {@code query-block-exports}
	 */
	static RunningDisks of(JsonNode block, JsonNode all, JsonNode graph, JsonNode working, JsonNode exports) {
		var busy = new ArrayList<String>();
		working.forEach(job -> {
			if (!Set.of("concluded", "null").contains(job.path("status").asText())) {
				busy.add("The job " + job.path("id").asText(job.path("device").asText()) + " ("
						+ job.path("type").asText()
						+ ") works on its disks. Wait for its end, or cancel it");
			}
		});
		exports.forEach(export -> busy.add("Its disk " + export.path("node-name").asText() + " is exported as "
				+ export.path("id").asText() + " (" + export.path("type").asText() + "). End that first"));
		var named = new HashMap<String, Boolean>();
		all.forEach(node -> named.put(node.path("node-name").asText(), node.path("ro").asBoolean()));
		named.keySet().removeIf(name -> name.isEmpty() || name.startsWith("#"));
		var nodes = new Nodes(all, graph);
		return new RunningDisks(stream(block).map(device -> disk(device, nodes)).toList(), named, busy);
	}

	private static Disk disk(JsonNode device, Nodes nodes) {
		var medium = device.path("inserted");
		return new Disk(device.path("device").asText(), device.path("qdev").asText(),
				device.path("removable").asBoolean(),
				medium.isObject() ? Optional.of(nodes.root(medium)) : Optional.empty(),
				limits(medium));
	}

	private static Map<String, String> limits(JsonNode medium) {
		var limits = new HashMap<String, String>();
		medium.properties().stream()
				.filter(member -> member.getKey().startsWith("bps") || member.getKey().startsWith("iops"))
				.forEach(member -> limits.put(member.getKey(), member.getValue().asText()));
		boolean none = limits.entrySet().stream()
				.allMatch(limit -> NO_LIMIT.contains(limit.getValue()) || limit.getKey().endsWith("_length"));
		if (none) {
			return Map.of();
		}
		limits.put("group", medium.path("group").asText());
		limits.values().removeIf(String::isEmpty);
		return limits;
	}

	private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	/** Finds what is beneath a node: by the graph, by {@code children} (11), else by the images that a device tells. */
	private static final class Nodes {

		private final Map<String, JsonNode> byName = new HashMap<>();
		/** Names of the children, by name of the parent and what the child is for. */
		private final Map<String, Map<String, String>> children = new HashMap<>();

		Nodes(JsonNode named, JsonNode graph) {
			named.forEach(node -> byName.put(node.path("node-name").asText(), node));
			var names = new HashMap<Long, String>();
			graph.path("nodes").forEach(node -> names.put(node.path("id").asLong(), node.path("name").asText()));
			graph.path("edges").forEach(edge -> add(names.getOrDefault(edge.path("parent").asLong(), ""),
					edge.path("name").asText(), names.getOrDefault(edge.path("child").asLong(), "")));
			named.forEach(node -> node.path("children").forEach(child -> add(node.path("node-name").asText(),
					child.path("child").asText(), child.path("node-name").asText())));
		}

		private void add(String parent, String purpose, String child) {
			children.computeIfAbsent(parent, _ -> new TreeMap<>()).put(purpose, child);
		}

		RunningNode root(JsonNode medium) {
			return children.isEmpty() ? byFileNames(medium, medium.path("image")) : node(medium);
		}

		private RunningNode node(JsonNode node) {
			var below = new HashMap<String, RunningNode>();
			children.getOrDefault(node.path("node-name").asText(), Map.of())
					.forEach((purpose, name) -> Optional.ofNullable(byName.get(name))
							.ifPresent(child -> below.put(purpose, node(child))));
			return made(node, below);
		}

		private RunningNode byFileNames(JsonNode node, JsonNode image) {
			var below = new HashMap<String, RunningNode>();
			below.put(RunningNode.FILE, made(protocol(node), Map.of()));
			var backing = image.path("backing-image");
			if (backing.isObject()) {
				var there = byName.values().stream()
						.filter(known -> known.path("file").equals(backing.path("filename"))
								&& known.path("drv").equals(backing.path("format")))
						.findFirst().orElse(MissingNode.getInstance());
				below.put(RunningNode.BACKING, byFileNames(there, backing));
			}
			return made(node, below);
		}

		private JsonNode protocol(JsonNode format) {
			return byName.values().stream().filter(
					known -> known != format && known.path("file").equals(format.path("file"))
							&& !known.path("drv").equals(format.path("drv")))
					.findFirst().orElse(format);
		}

		private static RunningNode made(JsonNode node, Map<String, RunningNode> below) {
			var cache = new ArrayList<String>();
			for (var way : List.of("direct", "no-flush")) {
				if (node.path("cache").path(way).asBoolean()) {
					cache.add(way);
				}
			}
			return new RunningNode(node.path("node-name").asText(), node.path("drv").asText(),
					node.path("file").asText(),
					node.path("ro").asBoolean(), node.path("encrypted").asBoolean(), cache,
					node.path("detect_zeroes").asText("off"), below);
		}
	}
}
