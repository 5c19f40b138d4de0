package org.wheelhouse.ui.definition.form;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.check.Mend;
import org.wheelhouse.core.definition.form.DefinitionForm;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.core.definition.form.FieldKind;
import org.wheelhouse.core.definition.form.Item;
import org.wheelhouse.core.definition.form.NetworkRights;
import org.wheelhouse.core.definition.form.Section;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.lifecycle.DiskOverlay;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.ui.definition.edit.WorkingCopy;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.definition.problems.Finding.Weight;
import org.wheelhouse.ui.definition.problems.OpenDefinition;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.WidgetIds;

/** A definition as a form, made anew of its text after each change. UI thread; ends with its control. */
public final class FormPane {

	private static final DefinitionText NOTHING = nothing();

	private final Composite control;
	private final Label unreadable;
	private final SectionList list;
	private final SectionPane pane;
	private final FieldLabels labels = new FieldLabels();
	private final Emphasis emphasis;
	private final Conflated soon;
	private final List<Subscription> following = new ArrayList<>();
	private Optional<WorkingCopy> copy = Optional.empty();
	private Optional<ImagePlace> place = Optional.empty();
	private NetworkRights rights = NetworkRights.UNKNOWN;
	private Supplier<? extends Collection<MachineSnapshot>> machines = List::of;
	private Supplier<QemuFacts> facts = () -> QemuFacts.NONE;
	private Supplier<List<Finding>> findings = List::of;
	private List<Section> sections = DefinitionForm.of(NOTHING, QemuFacts.NONE);
	private List<Section> savedSections = List.of();
	private String savedText = "";
	private int chosen;
	private Optional<Typing> typing = Optional.empty();
	/** Something has changed while nobody saw it. */
	private boolean stale;

	/** Marks in the text what the form is about. */
	@FunctionalInterface
	public interface Emphasis {

		/** An option, and the part of it; empty spans for nothing. */
		void mark(int start, int end, int partStart, int partEnd);
	}

	/**
	 * What is being typed into a field.
	 *
	 * @param base the field as it was before
	 * @param text what came of the last step
	 */
	private record Typing(String key, Field base, String text) {}

	private static DefinitionText nothing() {
		try {
			return DefinitionText.parse("qemu-system-x86_64");
		} catch (CommandLineException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @param emphasis told which option is edited here */
	public FormPane(Composite parent, Emphasis emphasis) {
		this.emphasis = emphasis;
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(control);
		WidgetIds.name(control, "form");
		unreadable = new Label(control, SWT.WRAP);
		ColorRole.ERROR_FILL.fill(unreadable);
		ColorRole.TEXT.ink(unreadable);
		WidgetIds.name(unreadable, "form.unreadable");
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).exclude(true)
				.applyTo(unreadable);
		list = new SectionList(control, this::choose);
		GridDataFactory.fillDefaults().grab(false, true).applyTo(list.control());
		pane = new SectionPane(control, sections.getFirst(), labels, new Changing());
		GridDataFactory.fillDefaults().grab(true, true).hint(300, 100).applyTo(pane.control());
		soon = new Conflated(control.getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		control.addDisposeListener(_ -> {
			leave();
			soon.stop();
		});
	}

	/** The whole. */
	public Composite control() {
		return control;
	}

	/**
	 * Edits a definition from now on.
	 *
	 * @param known all machines that there are, at each call: none of them may lose an image
	 */
	public void show(OpenDefinition next, Supplier<? extends Collection<MachineSnapshot>> known) {
		machines = known;
		show(next.copy(), new ImagePlace(next.computer(), DefinitionFile.folder(next.copy().path())),
				next.judge()::facts, next.judge()::findings);
		following.add(next.judge().follow(soon::request));
		following.add(next.onGoTo(this::select));
	}

	/** As {@link #show(OpenDefinition, Supplier)}. */
	void show(WorkingCopy next, ImagePlace files, Supplier<QemuFacts> known, Supplier<List<Finding>> found) {
		place = Optional.of(files);
		NetworkRights.of(files.host()).thenAcceptAsync(told -> {
			if (!control.isDisposed()) {
				rights = told;
				refresh();
			}
		}, new ModelThread(control.getDisplay()));
		show(next, known, found);
	}

	/** The same where no file can be made. */
	void show(WorkingCopy next, Supplier<QemuFacts> known, Supplier<List<Finding>> found) {
		leave();
		copy = Optional.of(next);
		facts = known;
		findings = found;
		following.add(next.follow(this::refresh));
		refresh();
	}

	private void leave() {
		following.forEach(Subscription::close);
		following.clear();
	}

	/** It may be seen again: shows what has changed meanwhile. */
	public void seen() {
		if (stale) {
			refresh();
		}
	}

	/** Takes the focus. */
	public void setFocus() {
		list.setFocus();
	}

	/** Shows what stands at an offset of the text, without taking the focus. */
	public void select(int offset) {
		var option = copy.flatMap(WorkingCopy::readable).map(text -> text.optionAt(offset));
		if (option.isEmpty() || option.get().isEmpty()) {
			return;
		}
		var wanted = option.get().getAsInt();
		for (var i = 0; i < sections.size(); i++) {
			var items = sections.get(i).items();
			for (var j = 0; j < items.size(); j++) {
				if (items.get(j).options().contains(wanted)) {
					chosen = i;
					pane.select(j);
					refresh();
					pane.mark(offset);
					return;
				}
			}
		}
	}

	private void choose(int section) {
		chosen = Math.max(0, section);
		pane.select(0);
		emphasis.mark(0, 0, 0, 0);
		refresh();
	}

	private void refresh() {
		if (control.isDisposed() || copy.filter(WorkingCopy::isLoaded).isEmpty()) {
			return;
		}
		stale = !control.isVisible();
		if (stale) {
			return;
		}
		var known = facts.get();
		var found = findings.get();
		sections = DefinitionForm.of(copy.get().lastReadable().orElse(NOTHING), known);
		savedSections(copy.get(), known);
		var worst = worst(found);
		var rows = new ArrayList<SectionList.Row>();
		for (var section : sections) {
			rows.add(new SectionList.Row(labels.of("section." + section.kind().name()),
					SectionIcon.of(section.kind()), section.summary(), worst(section, worst), isChanged(section)));
		}
		list.show(rows, chosen, counts(copy.get(), found));
		pane.show(sections.get(chosen), found);
		sayUnreadable(copy.get());
	}

	/** What the file says: only made anew when that is another. */
	private void savedSections(WorkingCopy copy, QemuFacts facts) {
		if (savedSections.isEmpty() || !copy.saved().equals(savedText)) {
			savedText = copy.saved();
			try {
				savedSections = DefinitionForm.of(DefinitionText.parse(savedText), facts);
			} catch (CommandLineException _) {
				savedSections = DefinitionForm.of(NOTHING, facts);
			}
		}
	}

	private boolean isChanged(Section section) {
		return copy.filter(WorkingCopy::isDirty).isPresent()
				&& !said(section).equals(said(DefinitionForm.section(section.kind(), savedSections)));
	}

	private static List<String> said(Section section) {
		return section.items().stream().flatMap(item -> item.fields().stream())
				.map(field -> field.name() + "=" + field.value().orElse("")).toList();
	}

	/** How bad it is with each option of which something is said. */
	private static Map<Integer, Weight> worst(List<Finding> findings) {
		var worst = new HashMap<Integer, Weight>();
		findings.stream().filter(finding -> finding.weight() != Weight.INFO && finding.option() >= 0)
				.forEach(finding -> worst.merge(finding.option(), finding.weight(),
						(one, other) -> one.compareTo(other) <= 0 ? one : other));
		return worst;
	}

	private static Optional<Weight> worst(Section section, Map<Integer, Weight> worst) {
		return section.items().stream().flatMap(item -> item.options().stream())
				.flatMap(option -> Optional.ofNullable(worst.get(option)).stream()).min(Weight::compareTo);
	}

	private static String counts(WorkingCopy copy, List<Finding> findings) {
		var errors = (int) findings.stream().filter(finding -> finding.weight() == Weight.ERROR).count();
		var warnings = (int) findings.stream().filter(finding -> finding.weight() == Weight.WARNING).count();
		var counted = errors + warnings == 0 ? "" : Plural.bind(Messages.Form_Counts, errors, warnings);
		return copy.isDirty()
				? counted.isEmpty() ? Messages.Form_NotSaved : Messages.Form_NotSaved + " · " + counted
				: counted;
	}

	/** The last that could be read is shown, and cannot be changed meanwhile. */
	private void sayUnreadable(WorkingCopy copy) {
		var problem = copy.unreadable();
		pane.enable(problem.isEmpty());
		var said = problem.map(of -> NLS.bind(Messages.Form_Unreadable, of.line(),
				String.valueOf(of.getMessage()).replaceFirst("^line \\d+: ", "") + ".")).orElse("");
		if (Literal.show(unreadable, said)) {
			unreadable.setVisible(!said.isEmpty());
			GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).exclude(said.isEmpty())
					.applyTo(unreadable);
			control.layout(true, true);
		}
	}

	/** What is done in the form is done to the text. */
	private final class Changing implements SectionPane.Editing {

		/** What is emptied and written anew in one go stays in its place: each step starts from the text before the first. */
		@Override
		public void change(Field field, String value) {
			copy.ifPresent(edited -> {
				var key = chosen + "/" + pane.chosen() + "/" + field.name();
				var base = typing.filter(run -> run.key.equals(key) && run.text.equals(edited.text()))
						.map(Typing::base).orElse(field);
				var text = base.with(value).text();
				typing = Optional.of(new Typing(key, base, text));
				edited.change(NLS.bind(Messages.Form_Changing, labels.of(field.name())), text, key);
				show(field.name());
			});
		}

		/** The part moves while it is typed. */
		private void show(String field) {
			sections.get(chosen).items().stream().flatMap(item -> item.field(field).stream()
					.map(now -> new Object[]{item, now})).findFirst()
					.ifPresent(found -> focused((Item) found[0], List.of((Field) found[1])));
		}

		@Override
		public void replace(String label, DefinitionText text) {
			copy.ifPresent(edited -> edited.change(label, text.text()));
		}

		@Override
		public void mend(Mend mend) {
			copy.ifPresent(edited -> edited.readable()
					.ifPresent(text -> edited.change(mend.label(), mend.in(text).text())));
		}

		@Override
		public Optional<String> choose(Shell shell, FieldKind kind, String now) {
			return place.flatMap(files -> files.choose(shell, kind, now));
		}

		@Override
		public Optional<ImagePlace> place() {
			return place;
		}

		@Override
		public Optional<Runnable> overlay(Shell shell, Item item) {
			return copy.flatMap(edited -> edited.lastReadable().map(
					text -> new DiskOverlay.Wish(edited.path(), text, item.options())).filter(
							wish -> wish.image().isPresent())
					.flatMap(wish -> place.map(files -> () -> new OverlayDialog(
							shell, files, DiskOverlay.plan(files.host(), machines, wish),
							(done, overlay) -> overlaid(edited, done, overlay)).open())));
		}

		/** One change of the definition as it is by now. */
		private void overlaid(WorkingCopy edited, DiskOverlay done, Path overlay) {
			try {
				var now = edited.readable().orElseThrow(
						() -> new CoreException(NLS.bind(Messages.Overlay_Unreadable, overlay)));
				edited.change(Messages.Overlay_Taking, done.taken(now, overlay).text());
			} catch (CoreException e) {
				MessageDialog.open(MessageDialog.WARNING, control.isDisposed() ? null : control.getShell(),
						Messages.Overlay_NotTaken, Literal.label(String.valueOf(e.getMessage())), SWT.NONE);
			}
		}

		@Override
		public Optional<String> note(Field field) {
			return field.value().flatMap(rights::of);
		}

		@Override
		public void focused(Item item, List<Field> fields) {
			var text = copy.flatMap(WorkingCopy::readable);
			if (text.isEmpty()) {
				return;
			}
			if (fields.isEmpty()) {
				refresh();
			} else {
				pane.mark(-1); // the focus tells it
			}
			var part = fields.stream().flatMap(field -> field.where().stream()).findFirst();
			var option = part.map(span -> text.get().optionAt(span.start()))
					.filter(OptionalInt::isPresent).map(OptionalInt::getAsInt)
					.or(() -> item.options().stream().findFirst());
			option.map(text.get()::span).ifPresent(span -> emphasis.mark(span.start(), span.end(),
					part.map(of -> of.start()).orElse(span.start()), part.map(of -> of.end()).orElse(span.start())));
		}
	}
}
