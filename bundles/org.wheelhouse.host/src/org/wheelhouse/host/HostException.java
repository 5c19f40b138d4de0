package org.wheelhouse.host;

import java.util.List;

/** A host could not do what was asked. The message says what was wrong and what to do. */
public final class HostException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String what;
	private final String words;
	private final String advice;
	private final transient List<String> lastLines;
	private final transient List<String> command;

	/**
	 * Something went wrong without QEMU.
	 *
	 * @param message   what was wrong and what to do
	 * @param lastLines what QEMU wrote last, may be empty
	 */
	public HostException(String message, List<String> lastLines) {
		super(message);
		this.what = message;
		this.words = "";
		this.advice = "";
		this.lastLines = List.copyOf(lastLines);
		this.command = List.of();
	}

	/**
	 * Something is not as it should be, and can be mended.
	 *
	 * @param what   what was wrong, in whole sentences
	 * @param advice what to do, in whole sentences
	 */
	public HostException(String what, String advice) {
		super(what + " " + advice);
		this.what = what;
		this.words = "";
		this.advice = advice;
		this.lastLines = List.of();
		this.command = List.of();
	}

	/**
	 * A program that was started did not do as it should.
	 *
	 * @param what      what was wrong, a sentence without its full stop
	 * @param words     what the program said about it; may be empty
	 * @param lastLines all that it wrote last, may be empty
	 * @param command   what was executed, program first; empty when it is not known
	 */
	public HostException(String what, String words, List<String> lastLines, List<String> command) {
		super(words.isEmpty() ? what + "." : what + ": " + words);
		this.what = what;
		this.words = words;
		this.advice = "";
		this.lastLines = List.copyOf(lastLines);
		this.command = List.copyOf(command);
	}

	/**
	 * A program that was started did not do as it should, and it is known what to do.
	 *
	 * @param what    what was wrong, a sentence without its full stop
	 * @param words   what the program, or the computer, said about it; may be empty
	 * @param advice  what to do, in whole sentences
	 * @param command what was executed, program first
	 */
	public HostException(String what, String words, String advice, List<String> lastLines, List<String> command) {
		super((words.isEmpty() ? what + ". " : what + ": " + words + " ") + advice);
		this.what = what;
		this.words = words;
		this.advice = advice;
		this.lastLines = List.copyOf(lastLines);
		this.command = List.copyOf(command);
	}

	/** What was wrong, without the words of a program. */
	public String what() {
		return what;
	}

	/** What the program that failed said about it; empty when it said nothing, or there was none. */
	public String words() {
		return words;
	}

	/** What to do; empty when it is said together with what was wrong, or follows from the words. */
	public String advice() {
		return advice;
	}

	/** What QEMU wrote last, newest at the end. */
	public List<String> lastLines() {
		return lastLines;
	}

	/** What was executed, program first; empty when nothing was. */
	public List<String> command() {
		return command;
	}
}
