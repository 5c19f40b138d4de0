package org.wheelhouse.core.definition.check;

import java.util.Set;

import org.wheelhouse.core.commandline.KeyValues;

/** The objects of a twin: memory is anonymous, numbers are made by QEMU, secrets are none. */
final class TwinObjects {

	/** They open nothing, and stay; what any other does is not known, and it is left out. */
	private static final Set<String> HARMLESS = Set.of("iothread", "main-loop", "throttle-group", "rng-builtin",
			"cryptodev-backend-builtin", "cryptodev-backend", "authz-simple", "authz-list", "can-bus",
			"acpi-generic-initiator", "acpi-generic-port", "thread-context", "filter-buffer");
	private static final Set<String> MEMORY = Set.of("id", "size", "share", "dump", "merge", "host-nodes", "policy",
			"reserve", "x-use-canonical-path-for-ramblock-id");

	private TwinObjects() {
		// holds no state
	}

	static void read(Said said, Twin.Builder twin) {
		var type = said.head();
		switch (type) {
			case "memory-backend-ram" -> memory(said, said.key("prealloc").isPresent(), twin);
			case "memory-backend-file", "memory-backend-memfd" -> memory(said, true, twin);
			case "rng-random", "rng-egd" -> twin.replace(said, "object", "rng-builtin,id=" + said.id(),
					"one that makes its numbers by itself");
			case "secret" -> {
				twin.replace(said, "object", "secret,data=x,id=" + said.id(), "one of no meaning");
				twin.untold(Untold.SECRETS);
			}
			default -> {
				if (HARMLESS.contains(type)) {
					twin.keep(said);
				} else {
					twin.drop(said);
					twin.untold(type.startsWith("tls-") || type.startsWith("authz-")
							? Untold.SECRETS
							: Untold.DEVICES);
				}
			}
		}
	}

	private static void memory(Said said, boolean other, Twin.Builder twin) {
		if (!other) {
			twin.keep(said);
			return;
		}
		var kept = said.keys().stream().filter(key -> MEMORY.contains(key.name().replaceFirst("\\.\\d+$", "")))
				.map(key -> new KeyValues.Part(key.name(), switch (key.kind()) {
					case BOOLEAN -> key.value().equals("true") ? "on" : "off";
					default -> key.value();
				}));
		twin.replace(said, "object", "memory-backend-ram," + TwinMaker.text(kept), "memory of no file");
		twin.untold(Untold.MEMORY);
	}
}
