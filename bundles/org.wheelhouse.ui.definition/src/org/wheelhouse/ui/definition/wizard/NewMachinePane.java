package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.definition.wizard.Proposal.Making;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;

/** The form at the left, and what comes of it at the right. UI thread. */
final class NewMachinePane extends Composite {

	private static final int MOST_PASSES = 4;

	private final Proposing proposing;
	private final Runnable changed;
	private final ModelThread modelThread;
	private final ScrolledComposite scrolled;
	private final MachineForm form;
	private final CommandLineSide side;
	private Entry focused = Entry.SOURCE;
	private Optional<Making> making = Optional.empty();
	private boolean starts = true;
	private Optional<CompletableFuture<?>> until = Optional.empty();

	/** @param changed told after each change */
	NewMachinePane(Composite parent, Proposing proposing, Runnable changed) {
		super(parent, SWT.NONE);
		this.proposing = proposing;
		this.changed = changed;
		modelThread = new ModelThread(getDisplay());
		ColorRole.SURFACE.fill(this);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(this);
		scrolled = new ScrolledComposite(this, SWT.V_SCROLL);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setShowFocusedControl(true);
		ColorRole.SURFACE.fill(scrolled);
		form = new MachineForm(scrolled, proposing.choices(), proposing::chooser, new FormRow.Listener() {
			@Override
			public void changed(Entry entry) {
				revise();
			}

			@Override
			public void focused(Entry entry) {
				focus(entry);
			}
		});
		scrolled.setContent(form);
		GridDataFactory.fillDefaults().grab(true, true).hint(620, 560).applyTo(scrolled);
		scrolled.addListener(SWT.Resize, _ -> measure());
		side = new CommandLineSide(this);
		GridDataFactory.fillDefaults().grab(true, true).hint(460, SWT.DEFAULT).applyTo(side);
		revise();
	}

	/** Makes it; empty while something is missing or not known yet. */
	Optional<Making> making() {
		return making;
	}

	/** Looks anew at what may have changed without a change of the fields: whether something can be made there. */
	void look() {
		revise();
	}

	/** Begins with a file that the person has pointed at. */
	void begin(SourceKind kind, Path file) {
		form.begin(kind, file);
		revise();
	}

	/** Begins on a computer that the person has pointed at. */
	void on(int host) {
		form.on(host);
		revise();
	}

	/** Whether what is made is started, too. */
	void starts(boolean wanted) {
		starts = wanted;
		revise();
	}

	/** Whether fields can be changed. */
	void enable(boolean enabled) {
		form.enable(enabled);
	}

	@Override
	public boolean setFocus() {
		return form.setFocus();
	}

	private void focus(Entry entry) {
		if (entry != focused) {
			focused = entry;
			show(proposing.propose(values(form.entries())));
		}
	}

	private void revise() {
		// What can be chosen follows from the computer.
		proposing.propose(values(form.entries()));
		form.limit(proposing.choices());
		form.arrange();
		var proposal = proposing.propose(values(form.entries()));
		// What follows from a file may be what others follow from: the preset, and from it memory and firmware.
		for (var pass = 0; pass < MOST_PASSES && form.suggest(proposal.suggested()); pass++) {
			form.arrange();
			proposal = proposing.propose(values(form.entries()));
		}
		form.say(proposal.said(), proposal.problems());
		making = proposal.making();
		await(proposal.until());
		show(proposal);
		layout(true, true);
		measure();
		changed.run();
	}

	/** What is asked of the computer is looked at when it has been told. */
	private void await(Optional<CompletableFuture<?>> asked) {
		until = asked;
		asked.ifPresent(answer -> answer.whenCompleteAsync((_, _) -> {
			if (!isDisposed() && until.filter(answer::equals).isPresent()) {
				revise();
			}
		}, modelThread));
	}

	private void show(Proposal proposal) {
		side.show(proposal.definition(), otherwise().orElse(proposal.definition()), steps(proposal));
	}

	private List<String> steps(Proposal proposal) {
		var steps = new ArrayList<>(proposal.steps());
		if (starts) {
			steps.add(Messages.Side_start);
		}
		return steps;
	}

	/** The same with another value in the field that has the focus. */
	private Optional<String> otherwise() {
		var entries = form.entries();
		return Otherwise.value(focused, entries.getOrDefault(focused, ""), proposing.choices()).map(value -> {
			var others = new EnumMap<>(entries);
			others.put(focused, value);
			return proposing.definition(values(others));
		});
	}

	private static FormValues values(Map<Entry, String> entries) {
		var texts = new HashMap<String, String>();
		entries.forEach((entry, value) -> texts.put(entry.id(), value));
		return new FormValues(texts);
	}

	private void measure() {
		var width = scrolled.getClientArea().width;
		scrolled.setMinSize(form.computeSize(width > 0 ? width : SWT.DEFAULT, SWT.DEFAULT));
	}
}
