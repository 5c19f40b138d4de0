package org.wheelhouse.ui.common;

import java.util.Objects;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.MachineRegistry;
import org.wheelhouse.core.Moved;
import org.wheelhouse.core.Subscription;
import org.wheelhouse.core.Topic;
import org.wheelhouse.core.Watch;
import org.wheelhouse.model.live.Machine;

/**
 * A view of one machine: of the selected one, or of one that it was pinned to. It watches its topics only while it can be
 * seen, and refreshes at most every 50 ms however fast the model changes. UI thread.
 */
public abstract class MachineView extends ViewPart {

	private final EContentAdapter changes = new Changes();
	private final Following following = new Following();
	private @Nullable Conflated refreshing;
	private @Nullable Machine machine;
	private @Nullable Watch watch;
	private @Nullable Subscription moves;
	private @Nullable Deck deck;
	private @Nullable Machine inFront;
	private boolean pinned;
	private boolean visible;

	/** Makes the content, once; it is shown while there is a machine. */
	protected abstract void createContent(Composite parent);

	/** Another machine is shown from now on, or none. Followed by {@link #refresh()} when there is one. */
	protected abstract void show(@Nullable Machine shown);

	/** Something of the machine changed. */
	protected abstract void refresh();

	/** What is watched while the view can be seen. */
	protected abstract Topic[] topics();

	/** Something was picked in another view or here, of the machine that is shown. Matched by {@link PickedElement#deviceId()}. */
	protected void picked(PickedElement element) {
		// Most views have nothing to show of it.
	}

	/** The machine that is shown. */
	protected final @Nullable Machine machine() {
		return machine;
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
	public final void createPartControl(@Nullable Composite parent) {
		var made = new Deck(Objects.requireNonNull(parent));
		made.empty().say(Messages.MachineView_NoMachine, Messages.MachineView_NoMachineText);
		deck = made;
		refreshing = new Conflated(made.control().getDisplay(), Conflated.VIEW_PERIOD, this::refreshNow);
		createContent(made.content());
		var bars = getViewSite().getActionBars();
		bars.getToolBarManager().add(new Pin());
		bars.updateActionBars();
		var page = getSite().getPage();
		page.addSelectionListener(following);
		moves = registry().onMoved(this::moved);
		Seen.follow(this, this::seen);
		ActiveEditor.follow(this, this::front);
		following.selectionChanged(this, page.getSelection());
	}

	@Override
	public void dispose() {
		var page = getSite().getPage();
		page.removeSelectionListener(following);
		if (moves != null) {
			moves.close();
		}
		if (refreshing != null) {
			refreshing.stop();
		}
		adopt(null);
		super.dispose();
	}

	@Override
	public void setFocus() {
		if (deck != null) {
			deck.setFocus();
		}
	}

	/** Shows this machine, unless the view is pinned to another. */
	protected final void follow(Machine selected) {
		if (!pinned && selected != machine) {
			adopt(selected);
			show(selected);
			top();
			refreshSoon();
		}
	}

	private void front(Machine edited) {
		inFront = edited;
		follow(edited);
	}

	private void adopt(@Nullable Machine next) {
		if (machine != null) {
			machine.eAdapters().remove(changes);
		}
		machine = next;
		if (next != null) {
			next.eAdapters().add(changes);
		}
		watchWhatIsSeen();
	}

	private void watchWhatIsSeen() {
		if (watch != null) {
			watch.close();
			watch = null;
		}
		var shown = machine;
		if (visible && shown != null) {
			watch = registry().watch(shown.getId(), topics());
		}
	}

	private void seen(boolean now) {
		visible = now;
		watchWhatIsSeen();
		if (now) {
			refreshSoon();
		}
	}

	private void refreshNow() {
		var shown = machine;
		if (shown != null && shown.getHost() == null) {
			// It was forgotten; a view pinned to nothing would never show anything again.
			pinned = false;
			adopt(null);
			show(null);
			top();
		} else if (shown != null && visible) {
			refresh();
		}
	}

	private void refreshSoon() {
		if (refreshing != null) {
			refreshing.request();
		}
	}

	private void moved(Moved move) {
		var shown = machine;
		if (shown != null && shown.getId().equals(move.fromId())) {
			DeskLookup.machine(registry().desk(), move.toId()).ifPresent(other -> {
				var stays = pinned;
				pinned = false;
				follow(other);
				pinned = stays;
			});
		}
	}

	private void top() {
		if (deck != null) {
			deck.show(machine != null);
		}
	}

	private final class Changes extends EContentAdapter {

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			super.notifyChanged(notification);
			if (notification != null && !notification.isTouch()) {
				refreshSoon();
			}
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
			pinned = isChecked();
			var latest = inFront;
			if (!pinned && latest != null && latest.getHost() != null) {
				follow(latest);
			}
		}
	}

	private final class Following implements ISelectionListener {

		@Override
		public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
			if (selection == null) {
				return;
			}
			PickedElement.of(selection).ifPresent(element -> {
				follow(element.machine());
				if (element.machine() == machine) {
					picked(element);
				}
			});
		}
	}
}
