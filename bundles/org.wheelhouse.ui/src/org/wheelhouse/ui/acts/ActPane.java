package org.wheelhouse.ui.acts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.common.ColorRole;
import org.wheelhouse.ui.common.Fields;
import org.wheelhouse.ui.common.Fonts;
import org.wheelhouse.ui.common.Landmarks;
import org.wheelhouse.ui.common.PlanText;

/** The content of the window. Sends nothing itself. UI thread. */
final class ActPane extends Composite {

	private static final int COLUMNS = 3;
	private static final int WIDTH = 420;

	private final ActForm form;
	private final Runnable changed;
	private final List<EntryField> entries;
	private final Label problem;
	private final Danger danger;
	private final Label remark;
	private final PlanText plan;
	private Optional<Proposal.Ready> ready = Optional.empty();
	private boolean complete;

	/** @param changed told after each change */
	ActPane(Composite parent, ActForm form, Runnable changed) {
		super(parent, SWT.NONE);
		this.form = form;
		this.changed = changed;
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(14, 10).spacing(10, 7).applyTo(this);
		var title = new Label(this, SWT.NONE);
		title.setText(form.title());
		title.setFont(Fonts.HEADING.font());
		ColorRole.TEXT.ink(title);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(title);
		words("about", ColorRole.TEXT2).setText(form.about());
		var fields = new Fields(this, this::revise);
		entries = form.fields().stream().map(field -> EntryField.make(field, fields, form.id())).toList();
		problem = words("problem", ColorRole.FAIL);
		danger = new Danger(this, form.id(), this::revise);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).exclude(true).applyTo(danger);
		remark = words("remark", ColorRole.TEXT2);
		plan = new PlanText(this, form.id() + ".plan");
		GridDataFactory.fillDefaults().grab(true, true).span(COLUMNS, 1).applyTo(plan);
		complete = true;
		revise();
	}

	/** What would be done; empty while something is missing or not agreed to. */
	Optional<Operation<?>> operation() {
		return danger.agreed() ? ready.map(Proposal.Ready::operation) : Optional.empty();
	}

	/** Lets the fields be changed or not; what will be sent stays readable. */
	void enable(boolean enabled) {
		entries.forEach(entry -> entry.enable(enabled));
		danger.setEnabled(enabled);
	}

	@Override
	public boolean setFocus() {
		entries.stream().findFirst().ifPresent(EntryField::focus);
		return !entries.isEmpty();
	}

	private Label words(String id, ColorRole ink) {
		var label = new Label(this, SWT.WRAP);
		ink.ink(label);
		Landmarks.name(label, form.id() + "." + id);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private void revise() {
		if (!complete) {
			return;
		}
		var typed = new ActEntries(entries.stream()
				.collect(Collectors.toMap(EntryField::id, entry -> entry.entry().get())));
		switch (form.proposed().apply(typed)) {
			case Proposal.Wrong(var said) -> {
				ready = Optional.empty();
				say(said, Optional.empty());
			}
			case Proposal.Ready given -> {
				ready = Optional.of(given);
				say("", ready);
			}
		}
		layout(true, true);
		changed.run();
	}

	private void say(String said, Optional<Proposal.Ready> given) {
		show(problem, said);
		danger.show(given.flatMap(Proposal.Ready::guard));
		show(remark, given.map(Proposal.Ready::remark).orElse(""));
		plan.show(given.map(proposal -> proposal.operation().plan()).orElse(List.of()));
	}

	private static void show(Label label, String text) {
		label.setText(text.replace("&", "&&"));
		label.setVisible(!text.isEmpty());
		((GridData) label.getLayoutData()).exclude = text.isEmpty();
	}
}
