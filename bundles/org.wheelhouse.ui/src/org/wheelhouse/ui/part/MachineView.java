package org.wheelhouse.ui.part;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.EmptyStateStack;

/**
 * A view of one machine: of the {@link CurrentMachine}, or of one that it was pinned to; it says which above its content. It
 * watches its topics only while it can be seen, hears of nothing else that changes but what the machine is, and refreshes at
 * most every 50 ms however fast the model changes. UI thread.
 */
public abstract class MachineView extends ViewPart implements MachinePart {

	private static final String PINNED = "pinned.machine";

	private final ISelectionListener picking = (_, selection) -> picked(selection);
	private final Pin pin = new Pin();
	private @Nullable Conflated refreshing;
	private @Nullable MachineFollower follower;
	private @Nullable Subscription current;
	private @Nullable MachineAwaited awaited;
	private @Nullable MachineLine line;
	private @Nullable EmptyStateStack deck;
	private String pinnedBefore = "";
	private boolean pinned;

	/** Makes the content, once; it is shown while there is a machine. */
	protected abstract void createContent(Composite parent);

	/** Another machine is shown from now on, or none. Followed by {@link #refresh()} when there is one. */
	protected abstract void show(@Nullable Machine shown);

	/** Something of the machine changed: what it is, or of the view's topics. */
	protected abstract void refresh();

	/** What is shown: it is watched while the view can be seen, and the view refreshed when it changes. */
	protected abstract Topic[] topics();

	/** Something was picked in another view or here, of the machine that is shown. Matched by {@link PickedElement#deviceId()}. */
	protected void picked(PickedElement element) {
		// Most views have nothing to show of it.
	}

	/** The machine that is shown. */
	protected final @Nullable Machine machine() {
		var known = follower;
		return known == null ? null : known.machine();
	}

	/** All machines. */
	protected final MachineRegistry registry() {
		return Objects.requireNonNull(getSite().getService(MachineRegistry.class));
	}

	/** Runs operations and shows how they go. */
	protected final OperationRunner operations() {
		return OperationRunner.of(getSite());
	}

	@Override
	public final List<Machine> meant() {
		var shown = machine();
		return shown == null ? List.of() : List.of(shown);
	}

	@Override
	public void init(@Nullable IViewSite site, @Nullable IMemento memento) throws PartInitException {
		super.init(site, memento);
		var kept = memento == null ? null : memento.getString(PINNED);
		pinnedBefore = kept == null ? "" : kept;
	}

	@Override
	public void saveState(@Nullable IMemento memento) {
		super.saveState(memento);
		var shown = machine();
		if (memento != null && shown != null && pinned) {
			memento.putString(PINNED, shown.getId());
		}
	}

	@Override
	public final void createPartControl(@Nullable Composite parent) {
		var whole = new Composite(Objects.requireNonNull(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		var heading = new MachineLine(whole, "shows/" + getSite().getId());
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, heading.height())
				.applyTo(heading.control());
		line = heading;
		var made = new EmptyStateStack(whole);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(made.control());
		made.empty().say(Messages.MachineView_NoMachine, Messages.MachineView_NoMachineText);
		deck = made;
		refreshing = new Conflated(made.control().getDisplay(), Conflated.VIEW_PERIOD, this::refreshNow);
		createContent(made.content());
		var bars = getViewSite().getActionBars();
		bars.getToolBarManager().add(pin);
		bars.updateActionBars();
		top();
		getSite().getPage().addSelectionListener(picking);
		var topics = Set.of(topics());
		follower = new MachineFollower(registry(), topics, topics, this::refreshSoon, this::turn);
		PartVisibility.follow(this, this::seen);
		current = CurrentMachine.in(getSite()).follow(this::follow);
		if (!pinnedBefore.isEmpty()) {
			var id = pinnedBefore;
			awaited = MachineAwaited.on(registry().inventory(), candidate -> candidate.getId().equals(id), this::pinTo);
		}
	}

	@Override
	public void dispose() {
		getSite().getPage().removeSelectionListener(picking);
		if (current != null) {
			current.close();
		}
		if (awaited != null) {
			awaited.close();
		}
		if (refreshing != null) {
			refreshing.stop();
		}
		if (follower != null) {
			follower.close();
		}
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (deck != null) {
			deck.setFocus();
		}
	}

	/** Shows the current machine, unless the view is pinned to another. */
	private void follow(Optional<Machine> now) {
		if (!pinned) {
			now.ifPresentOrElse(this::turn, () -> turn(null));
		}
	}

	private void turn(@Nullable Machine next) {
		var following = follower;
		if (following != null && next != following.machine()) {
			following.follow(next);
			show(next);
			top();
			refreshSoon();
		}
	}

	/** As it was when the workbench was closed. */
	private void pinTo(Machine kept) {
		pin.setChecked(true);
		pinned = true;
		turn(kept);
		top();
	}

	private void unpin() {
		pin.setChecked(false);
		pinned = false;
		follow(CurrentMachine.in(getSite()).machine());
		top();
	}

	private void seen(boolean now) {
		if (follower != null) {
			follower.seen(now);
		}
		if (now) {
			refreshSoon();
		}
	}

	private void refreshNow() {
		var shown = machine();
		if (shown != null && shown.getHost() == null) {
			// It was removed; a view pinned to nothing would never show anything again.
			unpin();
		} else if (shown != null && follower != null && follower.isVisible()) {
			name();
			refresh();
		}
	}

	private void refreshSoon() {
		if (refreshing != null) {
			refreshing.request();
		}
	}

	private void top() {
		if (deck != null) {
			deck.show(machine() != null);
		}
		name();
	}

	/** Says which machine it is: above the content, and where the view stands behind another, in the tool tip of its tab. */
	private void name() {
		var shown = machine();
		if (line != null) {
			line.show(shown, pinned);
		}
		setTitleToolTip(shown == null
				? getPartName()
				: NLS.bind(Messages.MachineView_ToolTip, getPartName(), MachineNames.of(shown)));
	}

	private void picked(@Nullable ISelection selection) {
		if (selection != null) {
			PickedElement.of(selection).filter(element -> element.machine() == machine()).ifPresent(this::picked);
		}
	}

	private final class Pin extends Action {

		Pin() {
			super(Messages.MachineView_Pin, IAction.AS_CHECK_BOX);
			setImageDescriptor(Icon.PIN.descriptor());
			setId("org.wheelhouse.ui.pin");
		}

		@Override
		public void run() {
			if (isChecked()) {
				pinned = true;
				top();
			} else {
				unpin();
			}
		}
	}
}
