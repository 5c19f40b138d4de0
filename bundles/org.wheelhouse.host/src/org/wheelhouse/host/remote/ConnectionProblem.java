package org.wheelhouse.host.remote;

import java.util.List;

import org.wheelhouse.host.HostException;

/**
 * Why there is no connection.
 *
 * @param what    what is wrong, a sentence without its full stop
 * @param words   what the connecting program or the far computer said about it; may be empty
 * @param advice  what to do, in whole sentences
 * @param passing whether it may be over by itself: only then it is worth to try again without a person
 */
public record ConnectionProblem(String what, String words, String advice, boolean passing) {

	/** One line or more for a person. */
	public String text() {
		return exception().getMessage();
	}

	/** The same for who asked for something. */
	public HostException exception() {
		var ended = words.isEmpty() || words.endsWith(".") ? words : words + ".";
		return new HostException(what, ended, advice, List.of(), List.of());
	}
}
