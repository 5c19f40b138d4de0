package org.wheelhouse.ui.definition.edit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.emf.common.command.AbstractCommand;

/** One step of the history: a text edit, and what was typed on in the same run. UI thread. */
final class TextCommand extends AbstractCommand {

	/** After a longer rest a new step begins. */
	static final Duration REST = Duration.ofSeconds(1);

	/** What is typed into the text itself: there words and places are steps of their own. */
	static final Object TYPING = "typing";

	private final Consumer<TextEdit> target;
	private final Optional<Object> run;
	private TextEdit edit;
	private long nanos;

	/**
	 * @param run   what is typed for the same one may become one step; empty for a step of its own
	 * @param nanos when
	 */
	TextCommand(String label, TextEdit edit, Optional<Object> run, long nanos, Consumer<TextEdit> target) {
		super(label);
		this.edit = edit;
		this.run = run;
		this.nanos = nanos;
		this.target = target;
	}

	/**
	 * Whether this is typed on to, by one that follows at once.
	 *
	 * @param same what the other is typed for
	 */
	boolean goesOn(TextEdit next, Optional<Object> same, long now) {
		return run.isPresent() && run.equals(same) && now - nanos < REST.toNanos()
				&& (run.get() != TYPING || touches(next) && !beginsWord(next));
	}

	private boolean touches(TextEdit next) {
		return next.start() <= edit.end() && next.start() + next.removed().length() >= edit.start();
	}

	/** A line, or what stands behind a blank, is a step of its own. */
	private boolean beginsWord(TextEdit next) {
		return next.inserted().indexOf('\n') >= 0 || !next.inserted().isEmpty() && !edit.inserted().isEmpty()
				&& Character.isWhitespace(edit.inserted().charAt(edit.inserted().length() - 1))
				&& !Character.isWhitespace(next.inserted().charAt(0));
	}

	/**
	 * Has been done by somebody else, and belongs to this.
	 *
	 * @param between the text before it
	 */
	void add(TextEdit next, String between, long now) {
		edit = edit.then(next, between);
		nanos = now;
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	@Override
	public void execute() {
		target.accept(edit);
	}

	@Override
	public void undo() {
		target.accept(edit.inverse());
	}

	@Override
	public void redo() {
		target.accept(edit);
	}
}
