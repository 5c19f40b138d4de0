package org.wheelhouse.ui.migration.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;

/** Has a job in the Progress view for each migration that a workbench began and that is under way. Model thread. */
final class MigrationJobs implements AutoCloseable {

	private final Inventory inventory;
	private final Consumer<String> cancel;
	private final Map<MigrationRecord, MigrationJob> jobs = new HashMap<>();
	private final HistoryChanges changes = new HistoryChanges(this::changed);

	/** @param cancel has QEMU give up the migration of a source, by its id; called on any thread */
	MigrationJobs(Inventory inventory, Consumer<String> cancel) {
		this.inventory = inventory;
		this.cancel = cancel;
		inventory.eAdapters().add(changes);
		inventory.getMigrations().forEach(this::look);
	}

	/** Those in the Progress view now. */
	List<MigrationJob> jobs() {
		return List.copyOf(jobs.values());
	}

	private void look(MigrationRecord record) {
		var underWay = record.isOurs() && record.getOutcome() == MigrationResult.RUNNING
				&& record.eContainer() == inventory;
		if (underWay) {
			jobs.computeIfAbsent(record, this::begin).tell(record.getPercent(), record.getSentence());
			return;
		}
		var job = jobs.remove(record);
		if (job != null) {
			job.over();
		}
	}

	private MigrationJob begin(MigrationRecord record) {
		var job = new MigrationJob(NLS.bind(Messages.Job_name, RecordText.title(record)),
				() -> cancel.accept(record.getSourceId()));
		job.schedule();
		return job;
	}

	@Override
	public void close() {
		inventory.eAdapters().remove(changes);
		jobs.values().forEach(MigrationJob::over);
		jobs.clear();
	}

	private void changed(Notification notification) {
		if (notification.getNotifier() instanceof MigrationRecord record) {
			look(record);
			return;
		}
		inventory.getMigrations().forEach(this::look);
		jobs.keySet().stream().filter(record -> record.eContainer() != inventory).toList().forEach(this::look);
	}
}
