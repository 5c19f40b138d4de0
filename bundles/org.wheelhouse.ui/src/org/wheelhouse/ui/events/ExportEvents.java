package org.wheelhouse.ui.events;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.events.EventLog;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.ModelThread;

/** Asks for a file and has events written there behind the scenes; a failure is told. UI thread. */
final class ExportEvents {

	private static final String[] PATTERNS = {"*.jsonl", "*.csv"};

	private final Shell shell;
	private final EventLog log;
	private final Consumer<FailureReport> failed;

	/** @param failed hears why it could not be written */
	ExportEvents(Shell shell, EventLog log, Consumer<FailureReport> failed) {
		this.shell = shell;
		this.log = log;
		this.failed = failed;
	}

	void ask(List<LoggedEvent> events) {
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.Export_Title);
		dialog.setFileName("events.jsonl");
		dialog.setFilterExtensions(PATTERNS);
		dialog.setFilterNames(new String[]{Messages.Export_Json, Messages.Export_Csv});
		dialog.setOverwrite(true);
		var file = dialog.open();
		if (file != null) {
			write(Path.of(file), events);
		}
	}

	void write(Path file, List<LoggedEvent> events) {
		log.export(file, events).whenCompleteAsync((_, problem) -> {
			if (problem != null && !shell.isDisposed()) {
				failed.accept(FailureReport.of(Messages.Export_Tried, problem));
			}
		}, new ModelThread(shell.getDisplay()));
	}
}
