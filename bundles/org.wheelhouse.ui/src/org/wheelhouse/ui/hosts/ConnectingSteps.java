package org.wheelhouse.ui.hosts;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The steps of connecting a computer and how far it has come, as the model tells. UI thread. */
final class ConnectingSteps {

	private static final int WIDTH = 420;
	private static final int NAME_WIDTH = 130;

	/** One of them. */
	private record Row(Label glyph, Label name, Label text) {

		/** Not there at all for an empty name. */
		void call(String called) {
			Literal.show(name, called);
			name.setVisible(!called.isEmpty());
			text.setVisible(!called.isEmpty());
			for (var part : List.of(glyph, name, text)) {
				((GridData) part.getLayoutData()).exclude = called.isEmpty();
			}
		}

		void say(Icon icon, ColorRole color, String words) {
			glyph.setImage(icon.image());
			glyph.setVisible(true);
			color.ink(text);
			if (Literal.show(text, words)) {
				text.requestLayout();
			}
		}

		void waits(String words) {
			glyph.setVisible(false);
			ColorRole.TEXT2.ink(text);
			Literal.show(text, words);
		}
	}

	private final Composite area;
	private final Row jump;
	private final Row ssh;
	private final Row shell;
	private final Row qemu;
	private final Row found;

	ConnectingSteps(Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).applyTo(area);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(area);
		jump = row(area, "", "jump");
		ssh = row(area, Messages.Step_Ssh, "ssh");
		shell = row(area, Messages.Step_Shell, "shell");
		qemu = row(area, Messages.Step_Qemu, "qemu");
		found = row(area, Messages.Step_Found, "found");
		lead("", "");
		reset();
	}

	private static Row row(Composite area, String name, String id) {
		var glyph = new Label(area, SWT.NONE);
		glyph.setImage(Icon.INFO.image());
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(glyph);
		var label = new Label(area, SWT.NONE);
		label.setText(name);
		GridDataFactory.fillDefaults().hint(NAME_WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		var text = new Label(area, SWT.WRAP);
		WidgetIds.name(text, "addhost.step." + id);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		return new Row(glyph, label, text);
	}

	/**
	 * Whom they lead to.
	 *
	 * @param target as it is typed
	 * @param jumps  by which computers; empty for none, and where that is not known
	 */
	void lead(String target, String jumps) {
		jump.call(jumps);
		ssh.call(target.isEmpty() ? Messages.Step_Ssh : target);
		area.requestLayout();
	}

	/** Nothing has begun. */
	void reset() {
		all("");
	}

	private void all(String words) {
		List.of(jump, ssh, shell, qemu, found).forEach(row -> row.waits(words));
	}

	/** This is how it stands. */
	void show(Host host) {
		switch (host.getConnection()) {
			case CONNECTED -> {
				jump.say(Icon.CHECK, ColorRole.TEXT2, Messages.Step_Jumped);
				ssh.say(Icon.CHECK, ColorRole.TEXT2, Messages.Step_In);
				found(host);
				shell.say(Icon.CHECK, ColorRole.TEXT2, NLS.bind(Messages.Step_There, host.getLatencyMillis()));
				if (host.getSummary().isEmpty() && host.getDetail().isEmpty()) {
					qemu.waits(Messages.Step_Asking);
				} else {
					var known = !host.getSummary().isEmpty();
					qemu.say(known ? Icon.CHECK : Icon.WARNING, ColorRole.TEXT2,
							known ? host.getSummary() : host.getDetail());
				}
			}
			case LOST, REFUSED -> failed(host);
			case CONNECTING -> {
				if (!host.getQuestion().isEmpty()) {
					ssh.say(Icon.INFO, ColorRole.TEXT, NLS.bind(Messages.Step_Question, host.getQuestion()));
				} else if (host.getProblem().isEmpty()) {
					jump.waits(Messages.Step_Trying);
					ssh.waits(Messages.Step_Trying);
				} else {
					failed(host);
				}
				List.of(shell, qemu, found).forEach(row -> row.waits(Messages.Step_Waiting));
			}
			case IDLE, HERE -> reset();
		}
	}

	private void found(Host host) {
		var known = host.getFound();
		if (known == null) {
			found.waits(Messages.Step_Looking);
		} else {
			found.say(Icon.CHECK, ColorRole.TEXT2, known.getQemus().isEmpty()
					? Messages.Step_FoundNone
					: NLS.bind(Messages.Step_FoundSome, known.getQemus().size()));
		}
	}

	private void failed(Host host) {
		reset();
		ssh.say(Icon.ERROR, ColorRole.FAIL, ProblemText.of(host));
	}

	/** Whether nothing more comes by itself. */
	static boolean isOver(Host host) {
		return host.getConnection() == HostConnection.CONNECTED || !host.getProblem().isEmpty();
	}
}
