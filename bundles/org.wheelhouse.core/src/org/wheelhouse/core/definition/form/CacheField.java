package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.host.DefinitionText;

/**
 * How a disk of {@code -blockdev} is cached, in the one word that {@code -drive} has for it: whether the host's page cache is
 * left out and flushes are dropped is said of the node, whether the guest sees a write cache of its device.
 */
final class CacheField {

	static final List<String> WORDS = List.of("writeback", "none", "writethrough", "directsync", "unsafe");
	private static final Map<String, Mode> MODES = Map.of("writeback", new Mode(false, false, true), "none",
			new Mode(true, false, true), "writethrough", new Mode(false, false, false), "directsync",
			new Mode(true, false, false), "unsafe", new Mode(false, true, true));
	private static final String DIRECT = "cache.direct";
	private static final String NO_FLUSH = "cache.no-flush";
	private static final String WRITE_CACHE = "write-cache";

	private record Mode(boolean direct, boolean noFlush, boolean writeCache) {}

	private final Claims claims;
	private final WrittenOption node;
	private final Optional<WrittenOption> device;

	CacheField(Claims claims, WrittenOption node, Optional<WrittenOption> device) {
		this.claims = claims;
		this.node = node;
		this.device = device;
	}

	Field field() {
		var mode = new Mode(isOn(node, DIRECT), isOn(node, NO_FLUSH),
				device.flatMap(at -> at.value(WRITE_CACHE)).filter(WrittenOption::isOff).isEmpty());
		var word = MODES.entrySet().stream().filter(entry -> entry.getValue().equals(mode)).map(Map.Entry::getKey)
				.findFirst();
		var where = Stream.concat(
				Stream.of(DIRECT, NO_FLUSH).flatMap(key -> node.part(key).map(node::span).stream()),
				device.stream().flatMap(at -> at.part(WRITE_CACHE).map(at::span).stream())).toList();
		var choices = device.isPresent() ? WORDS : List.of("writeback", "none", "unsafe");
		return new Field(FieldNames.CACHE, FieldKind.CHOICE, where.isEmpty() ? Optional.empty() : word, "writeback",
				choices, where,
				word.isEmpty() ? "No single word says what is written here; edit it in the source." : "",
				this::with);
	}

	private static boolean isOn(WrittenOption option, String key) {
		return option.value(key).filter(WrittenOption::isOn).isPresent();
	}

	private DefinitionText with(String value) {
		var mode = MODES.getOrDefault(value, new Mode(false, false, true));
		var text = set(claims.text(), node, DIRECT, mode.direct(), value);
		text = set(text, node, NO_FLUSH, mode.noFlush(), value);
		if (device.isPresent()) {
			var there = WrittenOption.of(text, device.get().index());
			boolean written = there.value(WRITE_CACHE).filter(WrittenOption::isOff).isPresent();
			text = mode.writeCache() == !written && !value.isEmpty()
					? text
					: mode.writeCache() ? there.without(WRITE_CACHE) : there.with(WRITE_CACHE, "off", Type.TEXT);
		}
		return text;
	}

	private static DefinitionText set(DefinitionText text, WrittenOption option, String key, boolean on, String value) {
		var there = WrittenOption.of(text, option.index());
		if (isOn(there, key) == on && !value.isEmpty()) {
			return text;
		}
		return on ? there.with(key, "on", Type.SWITCH) : there.without(key);
	}
}
