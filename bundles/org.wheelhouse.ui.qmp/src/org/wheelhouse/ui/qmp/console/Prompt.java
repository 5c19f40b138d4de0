package org.wheelhouse.ui.qmp.console;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.schema.SchemaProblem;
import org.wheelhouse.qmp.text.CommandText;
import org.wheelhouse.qmp.text.CommandTextException;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The command line with, below it, what will be sent and what is wrong with it. UI thread; ends with its control. */
final class Prompt {

	private static final int MOST_LINES = 8;

	private final Composite control;
	private final CommandLine line;
	private final CLabel sends;
	private final CLabel problem;
	private final Button button;
	private final Speaker speaker;
	private boolean human;

	/** Who takes what is written. */
	interface Speaker {

		/** The one that is spoken to; empty while none is. */
		Optional<Conversation> conversation();

		/** Says it. */
		void say(Conversation.Utterance utterance);
	}

	Prompt(Composite parent, History history, Suggestions suggestions, Speaker speaker) {
		this.speaker = speaker;
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(8, 6).spacing(8, 2).applyTo(control);
		var frame = new Composite(control, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(1, 1).applyTo(frame);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(frame);
		line = new CommandLine(frame, history, suggestions, this::send);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(line.control());
		outline(frame);
		sends = note("console.sends");
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(sends);
		button = new Button(control, SWT.PUSH);
		GridDataFactory.swtDefaults().span(1, 2).align(SWT.END, SWT.CENTER).applyTo(button);
		problem = note("console.problem");
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(problem);
		button.setText(Messages.Prompt_Send);
		button.setToolTipText(Messages.Prompt_SendTip);
		WidgetIds.name(button, "console.send");
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> send(false)));
		line.control().addModifyListener(_ -> judge());
		judge();
	}

	/** The frame tells where the keyboard is. */
	private void outline(Composite frame) {
		var text = line.control();
		frame.addPaintListener(event -> {
			event.gc.setForeground((text.isFocusControl() ? ColorRole.ACCENT : ColorRole.LINE2).color());
			var size = frame.getSize();
			event.gc.drawRectangle(0, 0, size.x - 1, size.y - 1);
		});
		text.addListener(SWT.FocusIn, _ -> frame.redraw());
		text.addListener(SWT.FocusOut, _ -> frame.redraw());
	}

	private CLabel note(String landmark) {
		var label = new CLabel(control, SWT.NONE);
		label.setMargins(2, 0, 2, 0);
		ColorRole.SURFACE.fill(label);
		ColorRole.TEXT2.ink(label);
		WidgetIds.name(label, landmark);
		return label;
	}

	Composite control() {
		return control;
	}

	CommandLine line() {
		return line;
	}

	void speakHuman(boolean now) {
		human = now;
		judge();
	}

	/** Judges anew what is written: something else may be understood now. */
	void judge() {
		var text = line.control().getText();
		grow();
		button.setEnabled(!text.isBlank() && speaker.conversation().isPresent());
		if (text.isBlank()) {
			tell(human ? Messages.Prompt_HumanHint : Messages.Prompt_Hint, "", ColorRole.FAINT);
			return;
		}
		if (human) {
			tell(NLS.bind(Messages.Prompt_Sends, humanCommand(text).toJson()), "", ColorRole.TEXT2);
			return;
		}
		try {
			var conversation = speaker.conversation();
			var command = conversation.isPresent()
					? conversation.get().read(text, this::judgeLater)
					: CommandText.parse(text, Optional.empty());
			var first = conversation.flatMap(now -> now.problems(command).stream().findFirst());
			var remark = conversation.flatMap(now -> now.remark(command));
			tell(NLS.bind(Messages.Prompt_Sends, command.toJson()),
					first.map(Prompt::words).or(() -> remark).orElse(""),
					first.filter(SchemaProblem::isError).isPresent() ? ColorRole.FAIL : ColorRole.PAUSE);
		} catch (CommandTextException e) {
			tell("", e.getMessage() == null ? "" : e.getMessage(), ColorRole.FAIL);
		}
	}

	private void judgeLater() {
		if (!control.isDisposed()) {
			judge();
		}
	}

	private static String words(SchemaProblem wrong) {
		return wrong.path().isEmpty() ? wrong.message() : wrong.path() + ": " + wrong.message();
	}

	private static RawCommand humanCommand(String text) {
		var command = new RawCommand("human-monitor-command");
		return new RawCommand(command.name(), command.arguments().put("command-line", text));
	}

	private void tell(String sent, String wrong, ColorRole color) {
		show(sends, sent);
		show(problem, wrong);
		color.ink(problem);
	}

	private static void show(CLabel label, String text) {
		var line = text.replace('\n', ' ');
		if (Literal.show(label, line)) {
			Literal.tip(label, line);
		}
	}

	/** The field is as high as what is written, up to some lines. */
	private void grow() {
		var text = line.control();
		var gc = new GC(text);
		gc.setFont(text.getFont());
		var lineHeight = Math.max(text.getLineHeight(), gc.getFontMetrics().getHeight());
		gc.dispose();
		var height = lineHeight * Math.clamp(text.getLineCount(), 1, MOST_LINES) + text.getTopMargin()
				+ text.getBottomMargin();
		if (text.getLayoutData() instanceof GridData data && data.heightHint != height) {
			data.heightHint = height;
			control.getParent().layout(true, true);
		}
	}

	private void send(boolean exact) {
		var text = line.control().getText().strip();
		if (!text.isEmpty() && button.isEnabled()) {
			speaker.say(new Conversation.Utterance(text, human, exact));
		}
	}
}
