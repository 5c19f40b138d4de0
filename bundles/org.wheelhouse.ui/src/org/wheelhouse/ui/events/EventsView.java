package org.wheelhouse.ui.events;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.failure.FailureDialog;
import org.wheelhouse.ui.part.CurrentMachine;
import org.wheelhouse.ui.part.InventoryListener;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.MachineLine;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.theme.Icon;

/** What the machines told by themselves. UI thread. */
public final class EventsView extends ViewPart implements MachinePart {

	private static final String ONLY_SELECTED = "only.selected";
	private static final String WORDS = "words";
	private static final String ERRORS = "errors.only";
	private static final String CHATTER = "hide.chatter";
	private static final String PINNED = "pinned.machine";
	private static final String EARLIER = "hide.earlier";

	private @Nullable EventsTable events;
	private @Nullable Subscription following;
	private @Nullable InventoryListener rows;
	private @Nullable MachineLine line;
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
		var pinnedBefore = memento == null ? null : memento.getString(PINNED);
		machine = pinnedBefore == null ? Optional.empty() : Optional.of(pinnedBefore);
		pinned = machine.isPresent();
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
			if (pinned) {
				machine.ifPresent(id -> memento.putString(PINNED, id));
			}
			memento.putString(WORDS, shown.filter().words());
			memento.putBoolean(ERRORS, shown.filter().errorsOnly());
			memento.putBoolean(CHATTER, shown.filter().hidesChatter());
			memento.putBoolean(EARLIER, shown.filter().hidesEarlier());
			shown.columns().save(memento);
		}
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var whole = new Composite(Objects.requireNonNull(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		var heading = new MachineLine(whole, "shows/" + getSite().getId());
		line = heading;
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, heading.height())
				.applyTo(heading.control());
		var log = registry().events();
		var holder = new Composite(whole, SWT.NONE);
		holder.setLayout(new FillLayout());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(holder);
		var made = new EventsTable(holder, log);
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
		following = CurrentMachine.in(getSite()).follow(current -> {
			latest = current.map(Machine::getId);
			follow();
		});
		rows = new InventoryListener(registry().inventory(), (element, _) -> {
			if (!(element instanceof Machine changed) || machine.equals(Optional.of(changed.getId()))) {
				name();
			}
		});
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
		if (following != null) {
			following.close();
		}
		if (rows != null) {
			rows.close();
		}
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (events != null) {
			events.table().setFocus();
		}
	}

	/** The machine whose events these are, as the line above them says; where they are those of all, the current one. */
	@Override
	public List<Machine> meant() {
		return shown().or(() -> CurrentMachine.in(getSite()).machine()).stream().toList();
	}

	private Optional<Machine> shown() {
		return machine.filter(_ -> onlySelected).flatMap(id -> InventoryLookup.machine(registry().inventory(), id));
	}

	private void follow() {
		if (!pinned) {
			machine = latest;
		}
		var shown = events;
		if (shown != null) {
			shown.filter(shown.filter().machine(onlySelected ? machine : Optional.empty()));
		}
		name();
		// Gestures may be about another machine now.
		firePropertyChange(IWorkbenchPart.PROP_TITLE);
	}

	/** Says whose events these are, unless they are those of all. */
	private void name() {
		var heading = line;
		if (heading != null && !heading.control().isDisposed()) {
			var shown = shown();
			shown.ifPresentOrElse(one -> heading.show(one, pinned), () -> heading.show(null, pinned));
			var data = (GridData) heading.control().getLayoutData();
			if (data.exclude == shown.isPresent()) {
				data.exclude = shown.isEmpty();
				heading.control().getParent().layout(true);
				firePropertyChange(IWorkbenchPart.PROP_TITLE);
			}
		}
	}

	private MachineRegistry registry() {
		return Objects.requireNonNull(getSite().getService(MachineRegistry.class));
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
			setChecked(pinned);
		}

		@Override
		public void run() {
			pinned = isChecked();
			follow();
		}
	}
}
