package org.wheelhouse.core.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.WrittenOption;

/** A node of {@code -blockdev} and those beneath it, in one option or in several. */
final class BlockNodes {

	/** Nodes that pass on what is beneath them. */
	private static final Set<String> FILTERS = Set.of("throttle", "copy-on-read", "copy-before-write", "blkdebug",
			"blklogwrites", "blkverify", "quorum", "compress", "preallocate");
	private static final Set<String> FILES = Set.of("file", "host_device", "host_cdrom");
	private static final String NO_FORMAT = "This node opens the file as it is; give it a node with a format in the source.";

	private final Claims claims;
	/** From the top to the file. */
	private final List<WrittenOption> chain = new ArrayList<>();
	private final List<WrittenOption> backing = new ArrayList<>();

	BlockNodes(Claims claims, WrittenOption top) {
		this.claims = claims;
		follow(top);
	}

	private void follow(WrittenOption top) {
		var next = Optional.of(top);
		while (next.isPresent() && !chain.contains(next.get())) {
			var node = next.get();
			chain.add(node);
			below(node, "backing").filter(option -> !chain.contains(option)).ifPresent(backing::add);
			next = below(node, "file");
		}
		for (int i = 0; i < backing.size(); i++) {
			for (var key : List.of("file", "backing")) {
				below(backing.get(i), key).filter(option -> !backing.contains(option) && !chain.contains(option))
						.ifPresent(backing::add);
			}
		}
	}

	private Optional<WrittenOption> below(WrittenOption node, String key) {
		return claims.backend("blockdev", node.value(key));
	}

	Item item(String title) {
		var item = new ItemMaker(claims, title);
		fill(item, Optional.empty());
		return item.removable().item();
	}

	/** Claims the options and makes their fields. */
	void fill(ItemMaker item, Optional<WrittenOption> device) {
		item.has(chain).has(backing);
		item.with(new KeyField(claims, FieldNames.IMAGE, "filename", "file.filename").in(chain.stream()
				.filter(node -> isFile(node) || node.value("file.filename").isPresent()).toList()).file()
				.unless("Its file is not named here."));
		item.with(format());
		item.with(new CacheField(claims, file(), device).field());
		item.with(new SpreadField(claims, FieldNames.DISCARD, "discard", chain, List.of("ignore", "unmap")).field());
		item.with(new KeyField(claims, "detect-zeroes").in(formatNode()).choice(List.of("off", "on", "unmap"))
				.otherwise("off"));
		item.with(new SpreadField(claims, FieldNames.READ_ONLY, "read-only", chain, List.of()).field());
		item.with(new KeyField(claims, FieldNames.AIO, isFile(file()) ? "aio" : "file.aio").in(file())
				.choice(List.of("threads", "native", "io_uring")).otherwise("threads"));
		chain.forEach(node -> item.others(node, "driver", "node-name", "file", "backing", "filename", "file.filename",
				"file.driver", "cache.direct", "cache.no-flush", "discard", "detect-zeroes", "read-only", "aio",
				"file.aio"));
		backing.forEach(node -> item.others(node, "driver", "node-name", "file", "backing", "file.driver"));
	}

	private Field format() {
		var node = formatNode();
		var field = new KeyField(claims, FieldNames.FORMAT, "driver").in(node).needed()
				.choice(List.copyOf(claims.facts().blockDrivers())).field();
		return isFile(node) || FILTERS.contains(Claims.driver(node))
				? new Field(field.name(), field.kind(), Optional.empty(), "", List.of(), List.of(), NO_FORMAT,
						field.edit())
				: field;
	}

	private static boolean isFile(WrittenOption node) {
		return FILES.contains(Claims.driver(node));
	}

	private WrittenOption formatNode() {
		return chain.stream().filter(node -> !FILTERS.contains(Claims.driver(node))).findFirst()
				.orElse(chain.getFirst());
	}

	/** What opens the file. */
	private WrittenOption file() {
		return chain.getLast();
	}

	String name() {
		return chain.getFirst().value("node-name").orElse("");
	}
}
