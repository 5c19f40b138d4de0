package org.wheelhouse.ui.definition.source;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.StyledTextContents;

/** JFace's popup with what could be written, by Control and Space. UI thread. */
final class CompletionPopup extends ContentProposalAdapter {

	private static final Point SIZE = new Point(460, 260);

	private final StyledText text;
	private final Conflated opening;

	/** @param proposals for a text and an offset in it */
	CompletionPopup(StyledText text, BiFunction<String, Integer, List<Proposal>> proposals) {
		super(text, new AtCaret(),
				(contents, position) -> proposals.apply(contents == null ? "" : contents, position)
						.toArray(IContentProposal[]::new),
				KeyStroke.getInstance(SWT.CTRL, ' '), null);
		this.text = text;
		setProposalAcceptanceStyle(PROPOSAL_INSERT);
		setFilterStyle(FILTER_NONE);
		setPopupSize(SIZE);
		setPropagateKeys(true);
		addContentProposalListener(this::take);
		opening = new Conflated(text.getDisplay(), Duration.ofMillis(1), this::reopen);
		text.addDisposeListener(_ -> opening.stop());
	}

	/** More has become known; shows it where somebody waits for it. */
	void again() {
		if (text.isFocusControl() || isProposalPopupOpen()) {
			opening.request();
		}
	}

	private void reopen() {
		closeProposalPopup();
		openProposalPopup();
	}

	/** Whether the text may have a key: what the popup takes it must not. */
	boolean leaves(VerifyEvent event) {
		return !isProposalPopupOpen() || !(event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR
				|| event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.PAGE_UP
				|| event.keyCode == SWT.PAGE_DOWN || event.character == SWT.TAB);
	}

	private void take(@Nullable IContentProposal chosen) {
		if (chosen instanceof Proposal proposal) {
			text.replaceTextRange(proposal.start(), proposal.end() - proposal.start(), proposal.text());
			text.setCaretOffset(proposal.start() + proposal.text().length());
		}
	}

	/** JFace opens at the caret only what it inserts; it is inserted here, as it may replace something. */
	private static final class AtCaret extends StyledTextContents {

		@Override
		public void insertControlContents(@Nullable Control control, @Nullable String contents, int caret) {
			// CompletionPopup.take does it
		}
	}
}
