package org.wheelhouse.ui.part;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says of the current machine how the gestures on it go, and nothing of another machine: what was said before is taken away
 * when another becomes current, and comes back with it as long as its end is awaited. UI thread.
 */
public final class StatusLine implements StatusWords {

	private final Consumer<String> line;
	private final Map<String, String> awaited = new HashMap<>();
	/** Empty while there is none. */
	private String current = "";

	/** @param line takes what is said; empty for nothing */
	public StatusLine(Consumer<String> line) {
		this.line = line;
	}

	/** This is the machine that gestures are about from now on, as it is called; empty for none. */
	public void current(String machine) {
		if (!machine.equals(current)) {
			current = machine;
			line.accept(awaited.getOrDefault(machine, ""));
		}
	}

	@Override
	public Gesture begin() {
		var machine = current;
		return (text, awaits) -> {
			if (awaits) {
				awaited.put(machine, text);
			} else {
				awaited.remove(machine);
			}
			if (machine.equals(current)) {
				line.accept(text);
			}
		};
	}
}
