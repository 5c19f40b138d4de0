package org.wheelhouse.ui.widget;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/**
 * Exactly what will be sent, each command with what it is for; can be copied. Every form of a gesture ends with it. UI
 * thread.
 */
public final class PlanText extends Composite {

	private final StyledText text;
	private final Label summary;
	private List<PlannedCommand> plan = List.of();
	private List<String> marked = List.of();
	private boolean reserved;

	/** @param id what tests know the text by, for example {@code hotplug.plan} */
	public PlanText(Composite parent, String id) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(this);
		var title = new Label(this, SWT.NONE);
		title.setText(Messages.PlanText_title);
		title.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		var copy = new Link(this, SWT.NONE);
		copy.setText(Messages.PlanText_copy);
		copy.setLinkForeground(ColorRole.ACCENT.color());
		copy.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> copy()));
		text = Fields.readOnly(this, id);
		ColorsChanged.follow(text, this::color);
		text.getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.PlanText_title));
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(360, 120).minSize(200, 110).applyTo(text);
		summary = new Label(this, SWT.WRAP);
		ColorRole.TEXT2.ink(summary);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(360, SWT.DEFAULT).applyTo(summary);
	}

	/** Keeps room for two lines beneath, so that nothing moves when there is something to say. */
	public void reserveRemark() {
		reserved = true;
		var gc = new GC(summary);
		((GridData) summary.getLayoutData()).heightHint = gc.getFontMetrics().getHeight() * 2;
		gc.dispose();
	}

	/** Shows a plan; an empty one while the form is not complete. */
	public void show(List<PlannedCommand> planned) {
		show(planned, "", List.of());
	}

	/**
	 * Shows a plan; an empty one while the form is not complete.
	 *
	 * @param remark  what there is to say beneath; may be empty
	 * @param members beginnings of members whose last occurrences are marked, for example {@code "bus":}
	 */
	public void show(List<PlannedCommand> planned, String remark, List<String> members) {
		plan = planned;
		marked = members;
		text.setText(planned.isEmpty() ? Messages.PlanText_nothing : shown());
		color();
		summary.setText(Literal.label(remark));
		var absent = remark.isEmpty() && !reserved;
		((GridData) summary.getLayoutData()).exclude = absent;
		summary.setVisible(!absent);
	}

	private String shown() {
		var lines = new StringBuilder();
		boolean several = plan.stream().map(PlannedCommand::machine).distinct().count() > 1;
		for (int i = 0; i < plan.size(); i++) {
			var command = plan.get(i);
			lines.append(i == 0 ? "" : "\n").append(plan.size() == 1 ? "" : i + 1 + "  ")
					.append(several ? command.machine() + ": " : "").append(command.purpose()).append('\n')
					.append(command.json());
		}
		return lines.toString();
	}

	/** The purposes are fainter; what was chosen is marked. */
	private void color() {
		if (plan.isEmpty()) {
			new StyledParts().add(0, text.getCharCount(), ColorRole.FAINT).putOn(text);
			return;
		}
		StyledParts parts = new StyledParts();
		for (int line = 0; line < text.getLineCount(); line += 2) {
			parts.add(text.getOffsetAtLine(line), text.getLine(line).length(), ColorRole.TEXT2);
		}
		marked.forEach(member -> mark(member, parts));
		parts.putOn(text);
	}

	private void mark(String member, StyledParts parts) {
		int start = text.getText().lastIndexOf(member);
		if (start >= 0) {
			int end = text.getText().indexOf('"', start + member.length() + 1);
			parts.add(start, Math.max(member.length(), end + 1 - start), ColorRole.ACCENT);
		}
	}

	private void copy() {
		CopiedText.put(plan.stream().map(PlannedCommand::json).collect(Collectors.joining("\n")), getDisplay());
	}
}
