package org.wheelhouse.ui.form;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.ReadOnly;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.form.FormResult.Guard;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.PlanText;
import org.wheelhouse.ui.widget.WidgetIds;

/** The content of the window. Sends nothing itself. UI thread. */
final class OperationPane extends Composite {

	static final int COLUMNS = 3;
	static final int WIDTH = 420;
	private static final CompletableFuture<Optional<Warning>> NO_WARNING = CompletableFuture
			.completedFuture(Optional.empty());

	private final OperationForm form;
	private final Runnable changed;
	private final List<EntryField> entries;
	private final List<EntryField> told;
	private final Complaint problem;
	private final WarningBar danger;
	private final Label remark;
	private final PlanText plan;
	private final ModelThread modelThread;
	private Optional<FormResult.Ready> ready = Optional.empty();
	private CompletableFuture<Optional<Warning>> warning = NO_WARNING;
	/** Whether the answer about what is typed now is on the screen: one that has only come cannot be agreed to. */
	private boolean answered = true;
	private boolean complete;
	/** What the computer was asked for last and has not told yet. */
	private Optional<CompletableFuture<?>> asked = Optional.empty();
	/** The field that a person changed last; empty when none was. */
	private String lastEdited = "";

	/** @param changed told after each change */
	OperationPane(Composite parent, OperationForm form, Runnable changed) {
		super(parent, SWT.NONE);
		this.form = form;
		this.changed = changed;
		modelThread = new ModelThread(getDisplay());
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(14, 10).spacing(10, 7).applyTo(this);
		var title = new Label(this, SWT.NONE);
		title.setText(Literal.label(form.title()));
		title.setFont(Fonts.HEADING.font());
		ColorRole.TEXT.ink(title);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(title);
		words("about", ColorRole.TEXT2).setText(Literal.label(form.about()));
		entries = made(field -> !isSeen(field));
		problem = new Complaint(this, form.id() + ".problem", COLUMNS, WIDTH).folding();
		told = made(OperationPane::isSeen);
		danger = new WarningBar(this, form.id(), changed);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).applyTo(danger);
		danger.show(Optional.empty());
		remark = words("remark", ColorRole.TEXT2);
		plan = new PlanText(this, form.id() + ".plan");
		if (form.extras().beneath().isPresent()) {
			plan.reserveRemark();
		}
		GridDataFactory.fillDefaults().grab(true, true).span(COLUMNS, 1).applyTo(plan);
		complete = true;
		revise();
		await();
	}

	/** Whether it is only looked at. */
	private static boolean isSeen(FormField field) {
		return field instanceof FormField.Told || field instanceof FormField.Shown;
	}

	private List<EntryField> made(Predicate<FormField> wanted) {
		return form.fields().stream().filter(wanted)
				.map(field -> EntryField.make(field, new Fields(this, () -> edited(field.id())), form.id())).toList();
	}

	private void await() {
		if (form.extras() != OperationForm.Extras.NONE) {
			form.extras().awaited().whenCompleteAsync((_, failure) -> {
				if (!isDisposed()) {
					if (failure != null) {
						problem.edited();
					}
					revise();
				}
			}, modelThread);
		}
	}

	/** What would be done; empty while something is missing, not agreed to, or while the machine is asked whether it does damage. */
	Optional<Operation<?>> operation() {
		return answered && danger.agreed() ? ready.map(FormResult.Ready::operation) : Optional.empty();
	}

	/** Lets the fields be changed or not; what will be sent stays readable. */
	void enable(boolean enabled) {
		entries.forEach(entry -> entry.enable(enabled));
		danger.setEnabled(enabled);
	}

	@Override
	public boolean setFocus() {
		entries.stream().filter(EntryField::isLine).findFirst().or(() -> entries.stream().findFirst())
				.ifPresent(EntryField::focus);
		return !entries.isEmpty();
	}

	private Label words(String id, ColorRole ink) {
		var label = new Label(this, SWT.WRAP);
		ink.ink(label);
		WidgetIds.name(label, form.id() + "." + id);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	private void edited(String field) {
		if (!complete) {
			return;
		}
		lastEdited = field;
		follow(field);
		problem.edited();
		revise();
	}

	/** What follows from a change is no change of its own. */
	private void follow(String field) {
		complete = false;
		var others = form.extras().following().apply(field, typed());
		entries.stream().filter(entry -> others.containsKey(entry.id()))
				.forEach(entry -> entry.take().accept(others.get(entry.id())));
		complete = true;
	}

	/** What stands in the fields. */
	FormValues typed() {
		return new FormValues(
				entries.stream().collect(Collectors.toMap(EntryField::id, entry -> entry.entry().get())));
	}

	private void revise() {
		var typed = typed();
		entries.forEach(entry -> entry.show(typed));
		told.forEach(text -> text.take().accept(text.entry().get()));
		var said = form.proposed().apply(typed);
		asked = said instanceof FormResult.Asked more ? Optional.of(more.until()) : Optional.empty();
		if (asked.isPresent()) {
			waitFor(asked.get());
			return;
		}
		ready = said instanceof FormResult.Ready given ? Optional.of(given) : Optional.empty();
		var locked = ready.flatMap(proposal -> proposal.operation().locked()).map(ReadOnly::text);
		problem.say(said instanceof FormResult.Wrong wrong ? wrong.problem() : locked.orElse(""));
		show(remark, said.remark());
		var planned = ready.map(proposal -> proposal.operation().plan()).orElse(List.of());
		form.extras().beneath().ifPresentOrElse(
				beneath -> plan.show(planned, planned.isEmpty() ? "" : beneath.words(planned, typed),
						beneath.marked(typed)),
				() -> plan.show(planned));
		if (locked.isPresent()) {
			ready = Optional.empty();
		}
		ask();
		layout(true, true);
		changed.run();
	}

	/** What was said before stays until its computer has answered, but nothing can be done meanwhile. */
	private void waitFor(CompletableFuture<?> answer) {
		answered = false;
		changed.run();
		answer.whenCompleteAsync((_, _) -> {
			if (!isDisposed() && asked.filter(answer::equals).isPresent()) {
				follow(lastEdited);
				revise();
			}
		}, modelThread);
	}

	/** What was said before stays until the machine has answered, so that nothing flickers while somebody types. */
	private void ask() {
		var asked = ready.map(proposal -> proposal.operation().warning()).orElse(NO_WARNING);
		warning = asked;
		answered = asked.isDone();
		if (answered) {
			danger.show(guard(asked.getNow(Optional.empty())));
			return;
		}
		asked.thenAcceptAsync(answer -> {
			if (asked == warning && !isDisposed()) {
				answered = true;
				danger.show(guard(answer));
				layout(true, true);
				changed.run();
			}
		}, modelThread);
	}

	/** What the form knows beforehand, and what the machine told. */
	private Optional<Guard> guard(Optional<Warning> told) {
		var guards = Stream.of(ready.flatMap(FormResult.Ready::guard), told.map(OperationPane::guard))
				.flatMap(Optional::stream)
				.toList();
		return guards.stream().reduce((known, other) -> new Guard(known.danger() + "\n\n" + other.danger(),
				known.consent().isEmpty() ? other.consent() : known.consent()));
	}

	private static Guard guard(Warning told) {
		return new Guard(told.text(), switch (told.weight()) {
			case DAMAGE -> Messages.OperationPane_consent;
			case SURPRISE -> "";
		});
	}

	private static void show(Label label, String text) {
		label.setText(Literal.label(text));
		label.setVisible(!text.isEmpty());
		((GridData) label.getLayoutData()).exclude = text.isEmpty();
	}
}
