package org.wheelhouse.ui.display;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that are down in the guest, so that none is left so when the keyboard goes to somebody else. It also sees when
 * Control and Alt were pressed and let go with nothing else between: the way back to the workbench. UI thread.
 */
final class HeldKeys {

	private final KeySink guest;
	private final Map<Integer, Key> down = new LinkedHashMap<>();
	/** Control and Alt were down together, and no other key since. */
	private boolean alone;

	HeldKeys(KeySink guest) {
		this.guest = guest;
	}

	/** A key goes down; again when it repeats. */
	void press(Key key) {
		down.put(key.identity(), key);
		var modifiers = down.values().stream().allMatch(held -> held.isControl() || held.isAlt());
		alone = modifiers && down.values().stream().anyMatch(Key::isControl)
				&& down.values().stream().anyMatch(Key::isAlt);
		guest.key(key, true);
	}

	/**
	 * A key goes up.
	 *
	 * @return whether the person has asked for the keyboard: Control and Alt were pressed and now let go, alone
	 */
	boolean release(Key key) {
		// What went down is what goes up: Shift may have changed what is written on it meanwhile.
		var held = down.remove(key.identity());
		guest.key(held == null ? key : held, false);
		var asked = alone && (key.isControl() || key.isAlt());
		alone = false;
		return asked;
	}

	/** Lets everything go that is down. */
	void releaseAll() {
		var held = List.copyOf(down.values());
		down.clear();
		alone = false;
		held.reversed().forEach(key -> guest.key(key, false));
	}

	/** Whether any is down. */
	boolean isEmpty() {
		return down.isEmpty();
	}
}
