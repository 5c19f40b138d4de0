package org.wheelhouse.ui.migration.picture;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.LivePackage;
import org.wheelhouse.model.live.MigrationRecord;

/** Has the model show the course of a migration of the history as long as it is looked at. Model thread. */
public final class RecordLook implements AutoCloseable {

	private final MigrationRecord record;
	private final Watch watch;
	private final Come come;

	/** @param changed told when the course is there */
	public RecordLook(MigrationHistory history, MigrationRecord record, Runnable changed) {
		this.record = record;
		come = new Come(changed);
		record.eAdapters().add(come);
		watch = history.look(record.getId());
	}

	/** What is looked at. */
	public MigrationRecord record() {
		return record;
	}

	@Override
	public void close() {
		record.eAdapters().remove(come);
		watch.close();
	}

	private static final class Come extends AdapterImpl {

		private final Runnable changed;

		Come(Runnable changed) {
			this.changed = changed;
		}

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			if (notification != null && notification.getFeature() == LivePackage.Literals.MIGRATION_RECORD__STATE
					&& notification.getNewValue() != null) {
				changed.run();
			}
		}
	}
}
