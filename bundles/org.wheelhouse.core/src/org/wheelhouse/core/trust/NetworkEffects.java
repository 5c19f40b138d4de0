package org.wheelhouse.core.trust;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.host.QemuOption;

/** What {@code -netdev}, {@code -nic} and {@code -net} do. */
record NetworkEffects(FoundEffects found, CharacterEffects characters) {

	void read(QemuOption option, OptionParts parts) {
		switch (parts.head("type")) {
			case "tap" -> tap(option, parts);
			case "bridge" -> helper(option, parts.value("helper").orElse("qemu-bridge-helper"));
			case "user" -> user(option, parts);
			case "passt" -> found.runs(parts.value("path").orElse("passt"), "runs %s for its network", option);
			case "dump" -> found.writes(parts.value("file").orElse("qemu-vlan0.pcap"),
					"writes all packets of its network into %s", option);
			default -> sockets(option, parts);
		}
	}

	private void tap(QemuOption option, OptionParts parts) {
		if (parts.value("fd").or(() -> parts.value("fds")).isPresent()) {
			return;
		}
		var helper = parts.value("helper");
		if (helper.isPresent()) {
			helper(option, helper.get());
			return;
		}
		script(parts, "script", "/etc/qemu-ifup")
				.ifPresent(script -> found.runs(script, "runs %s when its network begins", option));
		script(parts, "downscript", "/etc/qemu-ifdown")
				.ifPresent(script -> found.runs(script, "runs %s when its network ends", option));
	}

	private static Optional<String> script(OptionParts parts, String key, String usual) {
		// By its name alone it is one of the folder: QEMU looks it up nowhere.
		return Optional.of(parts.value(key).orElse(usual)).filter(script -> !script.isEmpty() && !script.equals("no"))
				.map(script -> script.contains("/") ? script : "./" + script);
	}

	private void helper(QemuOption option, String program) {
		found.runs(program, "runs %s to connect its network", option);
	}

	private void user(QemuOption option, OptionParts parts) {
		for (var key : List.of("guestfwd", "guestfwd.str")) {
			parts.all(key).forEach(forward -> forward(option, forward));
		}
		parts.value("smb").ifPresent(folder -> found.add(Kind.RUNS, folder,
				"runs smbd, by which the guest writes into the folder %s", option));
	}

	/** {@code tcp:10.0.2.100:80-cmd:program}, with any character device behind the dash. */
	private void forward(QemuOption option, String forward) {
		int dash = forward.indexOf('-');
		var target = dash < 0 ? "" : forward.substring(dash + 1);
		if (target.startsWith("cmd:")) {
			found.runs(target.substring(4), "runs %s whenever the guest connects to " + forward.substring(0, dash),
					option);
		} else {
			characters.device(option, target, false);
		}
	}

	/** Sockets of this computer where it listens: what is there by that name is removed. */
	private void sockets(QemuOption option, OptionParts parts) {
		if (parts.isOn("server") && !parts.isOn("addr.abstract")) {
			parts.value("addr.path").ifPresent(path -> found.writes(path, CharacterEffects.SOCKET, option));
		}
		parts.value("local.path").ifPresent(path -> found.writes(path, CharacterEffects.SOCKET, option));
	}
}
