package org.wheelhouse.ui.part;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LivePackage;
import org.wheelhouse.model.live.Machine;

/**
 * Hears what changes in the flat rows: hosts and machines coming, going and changing, not what happens inside a machine's
 * trees. The figures of a row, which change by themselves every second, are told apart. Model thread; ends with
 * {@link #close()}.
 */
public final class InventoryListener implements AutoCloseable {

	/** Hears the changes, one by one, in order. */
	@FunctionalInterface
	public interface Listener {

		/**
		 * Something changed.
		 *
		 * @param element the inventory, host or machine
		 * @param rows    whether rows came or went below it; else only its own values changed
		 */
		void changed(Object element, boolean rows);

		/** Figures of a machine changed, for example its load, or one of its trees came or went. */
		default void figuresChanged(Machine machine) {
			// Most show none.
		}

		/**
		 * What was found on a host changed.
		 *
		 * @param element the {@link HostFound}, its host when there is none any more, or a {@link FoundQemu}
		 * @param rows    whether rows came or went
		 */
		default void foundChanged(EObject element, boolean rows) {
			// Only the list of machines shows it.
		}
	}

	private final Inventory inventory;
	private final Flat adapter;

	public InventoryListener(Inventory inventory, Listener listener) {
		this.inventory = inventory;
		this.adapter = new Flat(listener);
		inventory.eAdapters().add(adapter);
	}

	/** Hears nothing from now on. */
	@Override
	public void close() {
		inventory.eAdapters().remove(adapter);
	}

	private static final class Flat extends EContentAdapter {

		private final Listener listener;

		Flat(Listener listener) {
			this.listener = listener;
		}

		@Override
		protected void addAdapter(@Nullable Notifier notifier) {
			if (notifier instanceof Inventory || notifier instanceof Host || notifier instanceof Machine
					|| notifier instanceof HostFound || notifier instanceof FoundQemu) {
				super.addAdapter(notifier);
			}
		}

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			super.notifyChanged(notification);
			if (notification != null && !notification.isTouch()) {
				var element = notification.getNotifier();
				if (element instanceof HostFound || element instanceof FoundQemu
						|| notification.getFeature() == LivePackage.Literals.HOST__FOUND) {
					listener.foundChanged((EObject) element, !(element instanceof FoundQemu));
				} else if (element instanceof Machine machine
						&& TopicFeatures.of(notification.getFeature()).isPresent()) {
					listener.figuresChanged(machine);
				} else {
					listener.changed(element, !(element instanceof Machine) && isContainment(notification));
				}
			}
		}

		private static boolean isContainment(Notification notification) {
			return notification.getFeature() instanceof EReference reference && reference.isContainment();
		}
	}
}
