package org.wheelhouse.ui.definition.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.ExtendedModifyEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.custom.VerifyKeyListener;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.events.VerifyListener;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.ui.definition.edit.ChangedLines;
import org.wheelhouse.ui.definition.edit.TextEdit;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.definition.problems.Judge;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FontsChanged;
import org.wheelhouse.ui.widget.SearchBar;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A definition as text, beside its form or alone. What is typed goes into the working copy at once, and what is done to that
 * elsewhere is seen here. UI thread; ends with its control.
 */
public final class SourceEditor {

	private static final Pattern LINE_END = Pattern.compile("\r?\n");

	private final Composite control;
	private final StyledText text;
	private final SourceGutter gutter;
	private final SourceLook look;
	private final SearchBar search;
	private final CompletionPopup popup;
	private final HelpTip tip;
	private final Executor modelThread;
	private Vocabulary vocabulary = Vocabulary.NONE;
	private @Nullable WorkingCopy copy;
	private @Nullable FolderLists folders;
	private final List<Subscription> following = new ArrayList<>();
	private boolean taking;

	/**
	 * @param id    what tests know it by
	 * @param caret told where the caret is, when a person has moved it
	 */
	public SourceEditor(Composite parent, String id, Executor modelThread, IntConsumer caret) {
		this.modelThread = modelThread;
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(control);
		text = new StyledText(control, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		text.setWordWrap(true);
		FontsChanged.wear(text, Fonts.MONO);
		text.setMargins(4, 0, 4, 0);
		text.setAlwaysShowScrollBars(false);
		ColorRole.SURFACE.fill(text);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, id);
		text.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Source_Name));
		gutter = new SourceGutter(control, text, id);
		gutter.control().moveAbove(text);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 100).applyTo(text);
		look = new SourceLook(text);
		search = new SearchBar(control, id + ".search", this::find, text::setFocus);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).exclude(true).applyTo(search.control());
		popup = new CompletionPopup(text, this::proposals);
		tip = new HelpTip(text, new Known());
		text.addVerifyListener((VerifyListener) this::lineEnds);
		text.addVerifyKeyListener((VerifyKeyListener) this::key);
		text.addExtendedModifyListener(this::typed);
		text.addCaretListener(event -> {
			if (!taking && text.isFocusControl()) {
				caret.accept(event.caretOffset);
			}
		});
		ColorsChanged.follow(text, this::redraw);
		text.addDisposeListener(_ -> leave());
	}

	/** The whole. */
	public Composite control() {
		return control;
	}

	/** Edits a definition from now on, and shows what is found out about it. */
	public void show(OpenDefinition next, HostFiles files) {
		show(next.copy(), files);
		var judge = next.judge();
		following.add(judge.follow(() -> know(judge)));
		following.add(next.onGoTo(this::goTo));
		know(judge);
	}

	/** As {@link #show(OpenDefinition, HostFiles)}, where nothing is found out. */
	void show(WorkingCopy next, HostFiles files) {
		leave();
		copy = next;
		folders = new FolderLists(files, DefinitionFile.folder(next.path()), modelThread, popup::again);
		following.add(next.follow(this::refresh));
		refresh();
	}

	private void know(Judge judge) {
		vocabulary = new FactsVocabulary(judge.facts());
		mark(judge.findings().stream().filter(finding -> finding.option() >= 0 || finding.weight() != Weight.INFO)
				.toList());
	}

	/** Marks what is wrong. */
	void mark(List<Finding> now) {
		if (!now.equals(look.marks())) {
			look.marks(now);
			refresh();
		}
	}

	/** Marks the option that is edited elsewhere, and the part of it; an empty one nothing. Scrolls to it. */
	public void emphasise(int start, int end, int partStart, int partEnd) {
		look.emphasise(
				start < end ? Optional.of(new SourceLook.Emphasis(start, end, partStart, partEnd)) : Optional.empty());
		if (start < end && !text.isFocusControl() && end <= text.getCharCount()) {
			text.showSelection();
			reveal(partStart < partEnd ? partStart : start);
		}
	}

	/** Puts the caret to an offset, in sight. */
	public void goTo(int offset) {
		var place = Math.clamp(offset, 0, text.getCharCount());
		text.setSelection(place);
		reveal(place);
	}

	private void reveal(int offset) {
		var line = text.getLineAtOffset(Math.clamp(offset, 0, text.getCharCount()));
		var height = Math.max(1, text.getClientArea().height);
		var top = text.getLinePixel(line);
		if (top < 0 || top + text.getLineHeight() > height) {
			text.setTopPixel(Math.max(0, text.getTopPixel() + top - height / 3));
		}
	}

	/** How a line is painted; for tests, as the text itself tells nobody. */
	StyleRange[] styles(int offset, String line) {
		return look.styles(offset, line);
	}

	/** How many lines there are. */
	public int lines() {
		return text.getLineCount();
	}

	/** Opens the search. */
	public void find() {
		search.open(true);
	}

	/** Takes the focus. */
	public void setFocus() {
		text.setFocus();
	}

	private void leave() {
		following.forEach(Subscription::close);
		following.clear();
		copy = null;
	}

	/** What was done to the working copy, here or elsewhere. */
	private void refresh() {
		var edited = copy;
		if (edited == null || text.isDisposed()) {
			return;
		}
		var now = text.getText();
		if (!now.equals(edited.text())) {
			take(TextEdit.between(now, edited.text()));
		}
		// Each of its lines on the screen would be measured at each key.
		text.setWordWrap(!SourceLook.hasLongLine(edited.text()));
		look.words(SourceScan.of(edited.text()));
		text.setEditable(edited.isLoaded());
		gutter.show(ChangedLines.of(edited.saved(), edited.text()), look.marks());
		text.redraw();
	}

	/** Done elsewhere, or undone; where a person looks on, the caret goes there. */
	private void take(TextEdit edit) {
		taking = true;
		var focused = text.isFocusControl();
		text.replaceTextRange(edit.start(), edit.removed().length(), edit.inserted());
		if (focused) {
			text.setSelection(edit.end());
			text.showSelection();
		}
		taking = false;
	}

	private void typed(ExtendedModifyEvent event) {
		var edited = copy;
		if (!taking && edited != null) {
			edited.typed(new TextEdit(event.start, event.replacedText,
					event.length == 0 ? "" : text.getTextRange(event.start, event.length)));
		}
	}

	/** What is typed or pasted ends its lines as those that are there. */
	private void lineEnds(VerifyEvent event) {
		if (!taking && event.text.indexOf('\n') >= 0) {
			event.text = LINE_END.matcher(event.text).replaceAll(lineEnd());
		}
	}

	private void key(VerifyEvent event) {
		var edited = copy;
		event.doit = popup.leaves(event);
		if (edited == null || !event.doit) {
			return;
		}
		var control = event.stateMask == SWT.MOD1;
		if (event.stateMask == 0 && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
			newLine();
		} else if (event.stateMask == SWT.MOD1 + SWT.MOD2 && event.keyCode == ' ') {
			tip.showAtCaret();
		} else if (control && event.keyCode == 'f') {
			find();
		} else if (control && event.keyCode == 'z') {
			edited.undo();
		} else if (control && event.keyCode == 'y' || event.stateMask == SWT.MOD1 + SWT.MOD2 && event.keyCode == 'z') {
			edited.redo();
		} else {
			return;
		}
		event.doit = false;
	}

	/** The command goes on behind it: a line that is not ended by a backslash would end it. */
	private void newLine() {
		var caret = text.getCaretOffset();
		var line = text.getLineAtOffset(caret);
		var written = text.getLine(line);
		var before = written.substring(0, caret - text.getOffsetAtLine(line));
		if (before.isBlank() || before.stripLeading().startsWith("#")) {
			text.insert(lineEnd());
			text.setCaretOffset(caret + lineEnd().length());
			return;
		}
		var indent = before.startsWith("-")
				? ""
				: before.startsWith(" ") || before.startsWith("\t")
						? before.substring(0, before.length() - before.stripLeading().length())
						: "\t";
		var broken = before.stripTrailing().endsWith("\\");
		var lineBreak = broken ? "\n" : before.endsWith(" ") ? "\\\n" : " \\\n";
		var inserted = LINE_END.matcher(lineBreak + indent).replaceAll(Matcher.quoteReplacement(lineEnd()));
		text.replaceTextRange(caret, 0, inserted + (broken ? " \\" : ""));
		text.setCaretOffset(caret + inserted.length());
		text.showSelection();
	}

	private String lineEnd() {
		return text.getText().contains("\r\n") ? "\r\n" : "\n";
	}

	private boolean find(String words, boolean forward) {
		var all = text.getText().toLowerCase(Locale.ROOT);
		var wanted = words.toLowerCase(Locale.ROOT);
		if (wanted.isEmpty()) {
			return true;
		}
		var selection = text.getSelection();
		var found = forward ? all.indexOf(wanted, selection.y) : all.lastIndexOf(wanted, selection.x - 1);
		if (found < 0) {
			found = forward ? all.indexOf(wanted) : all.lastIndexOf(wanted);
		}
		if (found >= 0) {
			text.setSelection(found, found + wanted.length());
			reveal(found);
		}
		return found >= 0;
	}

	private List<Proposal> proposals(String written, int offset) {
		var edited = copy;
		var listed = folders;
		if (edited == null || listed == null) {
			return List.of();
		}
		return new Completion(vocabulary, edited.lastReadable().map(DefinitionText::options).orElse(List.of()),
				listed::in).at(written, offset);
	}

	private void redraw() {
		text.redraw();
		gutter.control().redraw();
	}

	/** What the tip tells. */
	private final class Known implements HelpTip.Source {

		@Override
		public List<Finding> marks(int offset) {
			return look.marks().stream().filter(mark -> mark.touches(offset, offset + 1)).toList();
		}

		@Override
		public Optional<SourceHelp> help(int offset) {
			return SourceHelp.at(text.getText(), offset, vocabulary);
		}
	}
}
