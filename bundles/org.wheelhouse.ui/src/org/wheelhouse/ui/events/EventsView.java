package org.wheelhouse.ui.events;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.MachineRegistry;
import org.wheelhouse.ui.common.FailureDialog;
import org.wheelhouse.ui.common.Icon;
import org.wheelhouse.ui.common.PickedElement;

/** What the machines told by themselves. UI thread. */
public final class EventsView extends ViewPart {

	private static final String ONLY_SELECTED = "only.selected";
	private static final String WORDS = "words";
	private static final String ERRORS = "errors.only";
	private static final String CHATTER = "hide.chatter";
	private static final String EARLIER = "hide.earlier";

	private final ISelectionListener following = this::selected;
	private @Nullable EventsTable events;
	private @Nullable IMemento kept;
	private Optional<String> machine = Optional.empty();
	private Optional<String> latest = Optional.empty();
	private boolean onlySelected;
	private boolean pinned;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		kept = memento;
		onlySelected = isOn(ONLY_SELECTED);
	}

	private boolean isOn(String key) {
		var memento = kept;
		return memento != null && Boolean.TRUE.equals(memento.getBoolean(key));
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		var shown = events;
		if (memento != null && shown != null) {
			memento.putBoolean(ONLY_SELECTED, onlySelected);
			memento.putString(WORDS, shown.filter().words());
			memento.putBoolean(ERRORS, shown.filter().errorsOnly());
			memento.putBoolean(CHATTER, shown.filter().hidesChatter());
			memento.putBoolean(EARLIER, shown.filter().hidesEarlier());
			shown.columns().save(memento);
		}
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var log = Objects.requireNonNull(getSite().getService(MachineRegistry.class)).events();
		var made = new EventsTable(Objects.requireNonNull(parent), log);
		events = made;
		restore(made);
		var shell = getSite().getShell();
		var export = new ExportEvents(shell, log, failure -> new FailureDialog(shell, failure).open());
		var actions = new EventActions(made, export);
		var bars = getViewSite().getActionBars();
		var pin = new Pin();
		bars.getToolBarManager().add(new OnlySelected(pin));
		bars.getToolBarManager().add(pin);
		actions.fillViewMenu(bars.getMenuManager());
		actions.hang();
		getSite().getPage().addSelectionListener(following);
	}

	private void restore(EventsTable made) {
		var memento = kept;
		if (memento == null) {
			return;
		}
		made.columns().restore(memento);
		made.filter(new EventFilter(Optional.empty(), "", isOn(ERRORS), isOn(CHATTER), isOn(EARLIER)));
		var words = memento.getString(WORDS);
		if (words != null) {
			made.bar().write(words);
		}
	}

	@Override
	public void dispose() {
		getSite().getPage().removeSelectionListener(following);
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (events != null) {
			events.table().setFocus();
		}
	}

	private void selected(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
		if (selection != null) {
			PickedElement.of(selection).ifPresent(element -> {
				latest = Optional.of(element.machine().getId());
				follow();
			});
		}
	}

	private void follow() {
		if (!pinned) {
			machine = latest;
		}
		var shown = events;
		if (shown != null) {
			shown.filter(shown.filter().machine(onlySelected ? machine : Optional.empty()));
		}
	}

	private final class OnlySelected extends Action {

		private final Pin pin;

		OnlySelected(Pin pin) {
			super(Messages.Only_Selected, IAction.AS_CHECK_BOX);
			setImageDescriptor(Icon.FILTER.descriptor());
			setId("org.wheelhouse.ui.events.onlySelected");
			setChecked(onlySelected);
			this.pin = pin;
			pin.setEnabled(onlySelected);
		}

		@Override
		public void run() {
			onlySelected = isChecked();
			pin.setEnabled(onlySelected);
			follow();
		}
	}

	private final class Pin extends Action {

		Pin() {
			super(Messages.Action_Pin, IAction.AS_CHECK_BOX);
			setImageDescriptor(Icon.PIN.descriptor());
			setId("org.wheelhouse.ui.events.pin");
		}

		@Override
		public void run() {
			pinned = isChecked();
			follow();
		}
	}
}
