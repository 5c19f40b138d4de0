package org.wheelhouse.ui.machines;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.ui.machine.CommandLineText;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The properties of a QEMU that was found, as they were when it was opened; {@link #open} is OK to attach to it. UI thread. */
final class FoundDialog extends Dialog {

	private static final int WIDTH = 560;
	private static final int LINES = 6;
	private static final int COPY = IDialogConstants.CLIENT_ID;

	private final String title;
	private final String closed;
	private final Map<String, String> facts;
	private final String commandLine;

	FoundDialog(Shell parent, FoundQemu qemu, Clock clock) {
		super(parent);
		title = NLS.bind(Messages.Found_Properties, qemu.getName());
		closed = qemu.getAddress().isEmpty() ? FoundText.line(qemu) : "";
		facts = facts(qemu, clock);
		commandLine = CommandLineText.of(qemu.getCommandLine()).text();
	}

	/** In their order; what is not known is left out. */
	static Map<String, String> facts(FoundQemu qemu, Clock clock) {
		var facts = new LinkedHashMap<String, String>();
		var found = qemu.getFound();
		facts.put(Messages.Found_Computer, found == null ? "" : found.getHost().getLabel());
		facts.put(Messages.Found_Runs, FoundText.process(qemu));
		facts.put(Messages.Found_Age, FoundText.age(qemu, clock));
		facts.put(Messages.Found_Belongs, qemu.getOwner());
		facts.put(Messages.Found_Directory, qemu.getFolder());
		facts.put(Messages.Found_Monitors,
				qemu.getMonitors().stream().map(FoundText::line).collect(Collectors.joining("\n")));
		facts.values().removeIf(String::isEmpty);
		return facts;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(title);
			WidgetIds.name(shell, "found");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(16, 14).spacing(14, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		if (!closed.isEmpty()) {
			var why = label(area, closed, ColorRole.FAIL);
			WidgetIds.name(why, "found.why");
			GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(why);
		}
		facts.forEach((name, value) -> {
			GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING)
					.applyTo(label(area, name, ColorRole.TEXT2));
			GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH / 2, SWT.DEFAULT)
					.applyTo(label(area, value, ColorRole.TEXT));
		});
		GridDataFactory.fillDefaults().span(2, 1).applyTo(label(area, Messages.Found_CommandLine, ColorRole.TEXT2));
		var text = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL);
		text.setText(commandLine);
		text.setFont(Fonts.MONO.font());
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, "found.commandLine");
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(WIDTH, LINES * text.getLineHeight())
				.applyTo(text);
		return area;
	}

	private static Label label(Composite area, String text, ColorRole color) {
		var label = new Label(area, SWT.WRAP);
		Literal.show(label, text);
		color.ink(label);
		return label;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, COPY, Messages.Found_Copy, false), "found.copy");
		var attach = createButton(parent, IDialogConstants.OK_ID, Messages.Found_AttachNow, closed.isEmpty());
		attach.setEnabled(closed.isEmpty());
		WidgetIds.name(attach, "found.attach");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL,
				!closed.isEmpty()), "found.close");
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY) {
			CopiedText.put(commandLine, getShell().getDisplay());
		} else {
			super.buttonPressed(id);
		}
	}
}
