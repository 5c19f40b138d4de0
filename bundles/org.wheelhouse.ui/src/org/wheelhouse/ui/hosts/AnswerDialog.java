package org.wheelhouse.ui.hosts;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;

/** A question of ssh; whoever closes it without an answer gives the connection up. UI thread. */
abstract class AnswerDialog extends Dialog {

	/** What is asked. */
	protected final HostPrompt prompt;
	private final CompletableFuture<Optional<Secret>> answer;

	/** @param answer completed when it is closed; empty for none */
	AnswerDialog(@Nullable Shell parent, HostPrompt prompt, CompletableFuture<Optional<Secret>> answer) {
		super(parent);
		this.prompt = prompt;
		this.answer = answer;
	}

	/** This is the answer. */
	protected final void answer(Secret text) {
		answer.complete(Optional.of(text));
	}

	/** Some words over the whole width of a grid. */
	static Label line(Composite area, String text, ColorRole color, int columns, int width) {
		var label = new Label(area, SWT.WRAP);
		Literal.show(label, text);
		color.ink(label);
		GridDataFactory.fillDefaults().span(columns, 1).grab(true, false).hint(width, SWT.DEFAULT).applyTo(label);
		return label;
	}

	@Override
	protected final Control createButtonBar(@Nullable Composite parent) {
		var bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(16, 0, 0, 0).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		new Countdown(bar);
		return super.createButtonBar(bar);
	}

	@Override
	public final boolean close() {
		answer.complete(Optional.empty());
		return super.close();
	}
}
