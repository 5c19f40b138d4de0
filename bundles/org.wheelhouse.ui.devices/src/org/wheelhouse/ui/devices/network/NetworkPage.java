package org.wheelhouse.ui.devices.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.HostForward;
import org.wheelhouse.model.live.NetworkBackend;
import org.wheelhouse.model.live.NetworkCard;
import org.wheelhouse.model.live.NetworkState;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.widget.EmptyState;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The content of the network view: a table, or that there is no card. Knows no workbench. UI thread. */
final class NetworkPage extends Composite {

	private final NetworkActions gestures;
	private final EmptyStateStack deck;
	private final TreeViewer table;
	private final Set<Object> open = new HashSet<>();
	private @Nullable NetworkState network;

	NetworkPage(Composite parent, NetworkActions gestures) {
		super(parent, SWT.NONE);
		this.gestures = gestures;
		setLayout(new FillLayout());
		deck = new EmptyStateStack(this);
		deck.empty().say(Messages.Network_none, Messages.Network_noneText,
				new EmptyState.Action(Messages.Network_plug, () -> gestures.plug(Optional.empty())));
		table = NetworkTable.create(deck.content());
		table.addDoubleClickListener(_ -> selected().ifPresent(this::open));
		table.getTree().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				selected().ifPresent(this::delete);
			}
		});
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> selected().ifPresent(element -> NetworkMenu.fill(shown, element, gestures)));
		table.getTree().setMenu(menu.createContextMenu(table.getTree()));
		addDisposeListener(_ -> menu.dispose());
		accept(table.getTree());
		accept(deck.empty().control());
	}

	/** Its selection: cards, forwards and networks. */
	TreeViewer table() {
		return table;
	}

	/** Shows these cards, or what changed of them; null for some that are not known yet. */
	void show(@Nullable NetworkState shown) {
		if (shown == network) {
			table.refresh();
			expandNew();
		} else {
			network = shown;
			table.setInput(shown);
			open.clear();
			expandNew();
		}
		deck.show(shown != null && !(shown.getCards().isEmpty() && shown.getUnused().isEmpty()));
	}

	/** What came; what was there a person may have closed. */
	private void expandNew() {
		for (var item : table.getTree().getItems()) {
			if (item.getItemCount() > 0 && open.add(item.getData())) {
				table.setExpandedState(item.getData(), true);
			}
		}
	}

	/** Selects the card with an id, if there is one. */
	void select(String deviceId) {
		var shown = network;
		if (shown != null) {
			shown.getCards().stream().filter(card -> card.getId().equals(deviceId)).findFirst()
					.ifPresent(card -> table.setSelection(new StructuredSelection(card), true));
		}
	}

	@Override
	public boolean setFocus() {
		return deck.setFocus();
	}

	private Optional<Object> selected() {
		return Optional.ofNullable(table.getStructuredSelection().getFirstElement());
	}

	private void open(Object element) {
		if (element instanceof NetworkCard card && card.getChangeRefusal().isEmpty()) {
			gestures.change(card);
		}
	}

	private void delete(Object element) {
		switch (element) {
			case NetworkCard card when NetworkMenu.unplugRefusal(card).isEmpty() -> gestures.unplug(card);
			case NetworkBackend unused -> gestures.remove(unused);
			case HostForward forward when forward.eContainer() instanceof NetworkBackend behind ->
				gestures.stop(behind, forward);
			default -> {
				// it stays
			}
		}
	}

	/** A card of the palette that is dropped anywhere here is plugged in where there is room. */
	private void accept(Control control) {
		var target = new DropTarget(control, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
		target.setTransfer(LocalSelectionTransfer.getTransfer());
		target.addDropListener(new CardDrop());
	}

	/** The card that is dragged. */
	static Optional<DeviceType> dragged() {
		return DeviceDrag.dragged(DeviceType.class).filter(type -> type.backend() == DeviceType.Backend.NET);
	}

	/** It was let go here. */
	void dropped() {
		dragged().ifPresent(type -> gestures.plug(Optional.of(type)));
	}

	private final class CardDrop extends DropTargetAdapter {

		@Override
		public void dragEnter(@Nullable DropTargetEvent event) {
			judge(event);
		}

		@Override
		public void dragOver(@Nullable DropTargetEvent event) {
			judge(event);
		}

		@Override
		public void dropAccept(@Nullable DropTargetEvent event) {
			judge(event);
		}

		private static void judge(@Nullable DropTargetEvent event) {
			if (event != null) {
				event.detail = dragged().isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
			}
		}

		@Override
		public void drop(@Nullable DropTargetEvent event) {
			dropped();
		}
	}
}
