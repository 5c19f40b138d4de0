package org.wheelhouse.core.definition.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Part;
import org.wheelhouse.core.commandline.WrittenOption.Type;
import org.wheelhouse.host.DefinitionText;

/** The field of what is behind a network card. Another type has other keys: those of the one before go with it. */
final class NetworkType {

	/** Keys of each type that are shown also where they are not written. */
	private static final Map<String, List<String>> USUAL = Map.of("user", List.of("restrict", "net"), "bridge",
			List.of("br"), "tap", List.of("ifname", "script", "downscript"), "socket",
			List.of("listen", "connect", "mcast"), "stream", List.of("addr.type", "addr.path", "server"), "vhost-user",
			List.of("chardev"), "passt", List.of("path"));
	/** Keys that all types have, or a card. */
	private static final Set<String> COMMON = Set.of("type", "id", "name", "model", "mac", "macaddr", "vlan", "netdev",
			"addr", "vectors");

	private final Claims claims;
	private final WrittenOption option;

	NetworkType(Claims claims, WrittenOption option) {
		this.claims = claims;
		this.option = option;
	}

	static List<String> usual(String type) {
		return USUAL.getOrDefault(type, List.of());
	}

	Field field() {
		var part = option.part("type");
		return new Field(FieldNames.NETWORK, FieldKind.CHOICE, part.map(Part::value), "",
				claims.facts().netdevTypes().stream().sorted().toList(),
				part.map(there -> List.of(option.span(there))).orElse(List.of()), "", this::with);
	}

	private DefinitionText with(String type) {
		if (type.isEmpty() || option.value("type").equals(Optional.of(type))) {
			return claims.text();
		}
		var text = option.with("type", type, Type.TEXT);
		for (var part : option.parts()) {
			var key = part.key();
			boolean keep = key.isEmpty() || COMMON.contains(key)
					|| claims.types().property("netdev", type, key).isPresent();
			if (!keep) {
				text = WrittenOption.of(text, option.index()).without(key);
			}
		}
		return text;
	}
}
