package org.wheelhouse.core.internal.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.wheelhouse.qmp.command.QmpCommand;

/**
 * Which network cards' links were taken down from here. No QEMU tells how a link is, so the commands that change it are
 * remembered. Any thread.
 */
final class LinkStates {

	private final Set<String> down = ConcurrentHashMap.newKeySet();

	/** A command was done, whoever sent it from here; whether that has changed a link. */
	boolean done(QmpCommand<?> command) {
		if (!command.name().equals("set_link")) {
			return false;
		}
		var arguments = command.arguments();
		var name = arguments.path("name").asText();
		return arguments.path("up").asBoolean(true) ? down.remove(name) : down.add(name);
	}

	/** A device has gone: one of the same name begins with its link up. */
	void gone(String deviceId) {
		down.remove(deviceId);
	}

	/** Another process begins with all links up. */
	void forget() {
		down.clear();
	}

	Set<String> down() {
		return Set.copyOf(down);
	}
}
