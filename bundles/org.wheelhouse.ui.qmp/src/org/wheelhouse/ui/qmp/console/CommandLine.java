package org.wheelhouse.ui.qmp.console;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.IContentProposalProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.StyledTextContents;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Where commands are written: Enter sends, Control and Enter sends as it is, Shift and Enter begins a line, the arrow keys walk
 * through the history, Tab or Control and Space complete. UI thread; ends with its control.
 */
final class CommandLine {

	private final StyledText text;
	private final History history;
	private final Consumer<Boolean> send;
	private final Popup popup;

	/** @param send hears of Enter; true when it is to be sent as it is */
	CommandLine(Composite parent, History history, IContentProposalProvider proposals, Consumer<Boolean> send) {
		this.history = history;
		this.send = send;
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP);
		FontsChanged.wear(text, Fonts.MONO);
		text.setMargins(6, 5, 6, 5);
		ColorRole.SURFACE.fill(text);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, "console.input");
		text.addVerifyKeyListener((VerifyKeyListener) this::key);
		popup = new Popup(text, proposals);
	}

	StyledText control() {
		return text;
	}

	/** Puts a text there, to be written on. */
	void write(String written) {
		text.setText(written);
		text.setCaretOffset(written.length());
	}

	/** More may be written on than before: who asked for it in vain, and has written nothing since, gets it now. */
	void moreIsKnown() {
		popup.moreIsKnown();
	}

	private void key(VerifyEvent event) {
		if (popup.isProposalPopupOpen()) {
			// What the popup takes, the text must not.
			event.doit = !(event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR || event.keyCode == SWT.ARROW_UP
					|| event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.PAGE_UP
					|| event.keyCode == SWT.PAGE_DOWN || event.character == SWT.TAB);
			return;
		}
		event.doit = switch (event.keyCode) {
			case SWT.CR, SWT.KEYPAD_CR -> enter(event.stateMask);
			case SWT.TAB -> complete(event.stateMask);
			case SWT.ARROW_UP -> !(text.getLineAtOffset(text.getCaretOffset()) == 0 && before());
			case SWT.ARROW_DOWN ->
				!(text.getLineAtOffset(text.getCaretOffset()) == text.getLineCount() - 1 && after());
			default -> true;
		};
	}

	private boolean enter(int state) {
		if ((state & SWT.SHIFT) != 0) {
			return true;
		}
		send.accept((state & SWT.MOD1) != 0);
		return false;
	}

	/** Where nothing is written yet the key goes to the next control, as everywhere. */
	private boolean complete(int state) {
		if (state != 0 || text.getText().isBlank()) {
			text.traverse(state == SWT.SHIFT ? SWT.TRAVERSE_TAB_PREVIOUS : SWT.TRAVERSE_TAB_NEXT);
		} else {
			popup.complete();
		}
		return false;
	}

	private boolean before() {
		var found = history.before(text.getText());
		found.ifPresent(this::write);
		return found.isPresent();
	}

	private boolean after() {
		var found = history.after();
		found.ifPresent(this::write);
		return found.isPresent();
	}

	/** JFace's popup, which is made for fields of one line. */
	private static final class Popup extends ContentProposalAdapter {

		private final StyledText text;
		private final IContentProposalProvider proposals;
		private final Conflated opening;
		/** The text before the caret when nothing was known to be written on; null when that did not happen. */
		private @Nullable String inVain;

		Popup(StyledText text, IContentProposalProvider proposals) {
			super(text, new StyledTextContents(), proposals, KeyStroke.getInstance(SWT.CTRL, ' '), null);
			this.text = text;
			this.proposals = proposals;
			setProposalAcceptanceStyle(PROPOSAL_IGNORE);
			setFilterStyle(FILTER_NONE);
			setPopupSize(new Point(430, 260));
			setPropagateKeys(true);
			addContentProposalListener(this::take);
			// Not while the key is handled: a popup that is open takes Tab as a wish to go into its list.
			opening = new Conflated(text.getDisplay(), Duration.ofMillis(1), this::openProposalPopup);
			text.addDisposeListener(_ -> opening.stop());
		}

		/** One that is alone is taken at once; of several what they have in common, and only then it is asked which. */
		void complete() {
			inVain = null;
			var caret = text.getCaretOffset();
			var found = Stream.of(proposals.getProposals(text.getText(), caret)).map(Suggestion.class::cast).toList();
			if (found.isEmpty()) {
				inVain = beforeCaret();
				return;
			}
			if (found.size() == 1) {
				take(found.getFirst());
				return;
			}
			var common = common(found);
			if (common.length() > caret - found.getFirst().start()) {
				text.replaceTextRange(found.getFirst().start(), caret - found.getFirst().start(), common);
				text.setCaretOffset(found.getFirst().start() + common.length());
			} else {
				opening.request();
			}
		}

		void moreIsKnown() {
			if (!text.isDisposed() && beforeCaret().equals(inVain)) {
				complete();
			}
		}

		private String beforeCaret() {
			return text.getText().substring(0, text.getCaretOffset());
		}

		private static String common(List<Suggestion> found) {
			return found.stream().map(Suggestion::text).reduce((one, other) -> {
				var length = 0;
				while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
					length++;
				}
				return one.substring(0, length);
			}).orElse("");
		}

		private void take(@Nullable IContentProposal proposal) {
			if (proposal instanceof Suggestion suggestion) {
				var space = suggestion.start() == 0 && !suggestion.text().endsWith("=") ? " " : "";
				text.replaceTextRange(suggestion.start(), suggestion.end() - suggestion.start(),
						suggestion.text() + space);
				text.setCaretOffset(suggestion.start() + suggestion.text().length() + space.length());
			}
		}
	}
}
