package org.wheelhouse.core.lifecycle;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.wheelhouse.core.creation.Identity;

/** What no two machines have alike, drawn once for a plan. */
record Draws(UUID uuid, List<String> macs) {

	private static final int CARDS = 64;

	static Draws fresh() {
		return new Draws(UUID.randomUUID(), Stream.generate(Identity::freshMac).limit(CARDS).toList());
	}

	/** Of the card with this number. */
	String mac(int card) {
		return macs.get(card % CARDS);
	}
}
