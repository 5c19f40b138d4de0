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
import org.wheelhouse.ui.common.Icon;
import org.wheelhouse.ui.common.PickedElement;

/** What the machines told by themselves. UI thread. */
public final class EventsView extends ViewPart {

	private static final String ONLY_SELECTED = "only.selected";

	private final ISelectionListener following = this::selected;
	private @Nullable EventsTable events;
	private Optional<String> machine = Optional.empty();
	private boolean onlySelected;

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		onlySelected = memento != null && Boolean.TRUE.equals(memento.getBoolean(ONLY_SELECTED));
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		if (memento != null) {
			memento.putBoolean(ONLY_SELECTED, onlySelected);
		}
	}

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var registry = Objects.requireNonNull(getSite().getService(MachineRegistry.class));
		events = new EventsTable(Objects.requireNonNull(parent), registry.events());
		getViewSite().getActionBars().getToolBarManager().add(new OnlySelected());
		getSite().getPage().addSelectionListener(following);
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
				machine = Optional.of(element.machine().getId());
				filter();
			});
		}
	}

	private void filter() {
		if (events != null) {
			events.only(onlySelected ? machine : Optional.empty());
		}
	}

	private final class OnlySelected extends Action {

		OnlySelected() {
			super(Messages.Only_Selected, IAction.AS_CHECK_BOX);
			setImageDescriptor(Icon.FILTER.descriptor());
			setId("org.wheelhouse.ui.events.onlySelected");
			setChecked(onlySelected);
		}

		@Override
		public void run() {
			onlySelected = isChecked();
			filter();
		}
	}
}
