package org.wheelhouse.core.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One way in which a machine runs otherwise than it is defined: the next start follows the definition. Texts are for a person,
 * without a full stop. Immutable.
 *
 * @param kind     in what
 * @param subject  id of the device, disk or drive, or name of the option; kind and subject together are its key
 * @param title    what a person calls that, for example {@code Disk vdata}
 * @param origin   what was done, for example {@code plugged}
 * @param since    when it was done, or seen to have been done; empty when it was so before anybody here looked
 * @param defined  what the definition says; empty when it says nothing of it
 * @param runs     what the machine has; empty when it has nothing of it
 * @param takeOver having the definition say what runs
 * @param drop     having the machine run what the definition says again: undoing what was done to it
 * @param apply    having the machine run what was written into the definition since it was started
 */
public record Difference(Kind kind, String subject, String title, String origin, Optional<Instant> since,
		String defined, String runs, Way takeOver, Way drop, Way apply) {

	/** In what a machine can be otherwise. */
	public enum Kind {
		/** It has a device that the definition does not have. */
		PLUGGED,
		/** It does not have a device of the definition. */
		MISSING,
		/** A disk is on another image: a snapshot, or what a job has made. */
		IMAGE,
		/** There is another medium in a drive, or none. */
		MEDIUM,
		/** A disk has other limits. */
		THROTTLE,
		/** The link of a network card is down. */
		LINK,
		/** Another network is behind a card. */
		NETWORK,
		/** It has more or less memory. */
		MEMORY,
		/** Its guest has less memory than it has. */
		BALLOON,
		/** An option is another one than that by which it was started. */
		OPTION
	}

	/**
	 * Something that can be done about it, or cannot.
	 *
	 * @param possible whether it can
	 * @param text     what it does, in a few words, or why it cannot be; empty when it makes no sense at all
	 */
	public record Way(boolean possible, String text) {

		/** It makes no sense here. */
		public static final Way NONE = new Way(false, "");

		/** It can be done. */
		public static Way to(String does) {
			return new Way(true, does);
		}

		/** It cannot be done. */
		public static Way not(String why) {
			return new Way(false, why);
		}
	}

	/** What it is told apart by from all others of its machine. */
	public String key() {
		return kind + " " + subject;
	}

	/** The same, at this time. */
	public Difference at(Optional<Instant> time) {
		return new Difference(kind, subject, title, origin, time, defined, runs, takeOver, drop, apply);
	}

	/** All of it in one sentence. */
	public String sentence() {
		return title + ", " + origin + ": defined " + (defined.isEmpty() ? "–" : defined) + ", runs "
				+ (runs.isEmpty() ? "–" : runs);
	}
}
