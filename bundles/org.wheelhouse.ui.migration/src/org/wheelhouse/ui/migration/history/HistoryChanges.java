package org.wheelhouse.ui.migration.history;

import java.util.function.Consumer;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.Notifier;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.MigrationRecord;

/** Hears of the records of an inventory and their own values, not of what is looked at in them. Model thread. */
final class HistoryChanges extends EContentAdapter {

	private final Consumer<Notification> changed;

	/** @param changed told when a record comes, goes or has another value */
	HistoryChanges(Consumer<Notification> changed) {
		this.changed = changed;
	}

	@Override
	protected void addAdapter(@Nullable Notifier notifier) {
		if (notifier instanceof Inventory || notifier instanceof MigrationRecord) {
			super.addAdapter(notifier);
		}
	}

	@Override
	public void notifyChanged(@Nullable Notification notification) {
		super.notifyChanged(notification);
		if (notification != null && !notification.isTouch()
				&& (notification.getNotifier() instanceof MigrationRecord
						|| notification.getFeature() == Literals.INVENTORY__MIGRATIONS)) {
			changed.accept(notification);
		}
	}
}
