package org.wheelhouse.ui.migration.history;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Plural;

/** What can be done with the selected records: the same in menu, buttons and keys. UI thread. */
final class HistoryActions {

	private static final String PATTERN = "*.jsonl";

	private final HistoryTable table;
	private final MigrationHistory history;
	private final OperationRunner runner;
	private final Shell shell;
	private final Predicate<List<MigrationRecord>> sure;
	private final IAction play;
	private final IAction compare;
	private final IAction open;
	private final IAction save;
	private final IAction delete;
	private final IAction copy;

	/** Where records are shown. */
	interface Stage {

		void play(MigrationRecord record);

		void compare(List<MigrationRecord> records);
	}

	/**
	 * @param stage where they are shown
	 * @param sure  asks before some are deleted
	 */
	HistoryActions(HistoryTable table, MigrationHistory history, OperationRunner runner, Shell shell, Stage stage,
			Predicate<List<MigrationRecord>> sure) {
		this.table = table;
		this.history = history;
		this.runner = runner;
		this.shell = shell;
		this.sure = sure;
		play = action("play", Messages.Action_play, Icon.START, selected -> stage.play(selected.getFirst()));
		compare = action("compare", Messages.Action_compare, Icon.COPY, stage::compare);
		open = action("open", Messages.Action_open, Icon.IMPORT, _ -> ask());
		save = action("save", Messages.Action_save, Icon.FILE, selected -> save(selected.getFirst()));
		delete = action("delete", Messages.Action_delete, Icon.BIN, this::delete);
		copy = action("copy", Messages.Action_copy, Icon.COPY, this::copy);
		play.setToolTipText(Messages.Action_playTip);
		compare.setToolTipText(Messages.Action_compareTip);
		open.setToolTipText(Messages.Action_openTip);
		table.onChange(this::enable);
		enable();
	}

	private IAction action(String id, String text, Icon icon, Consumer<List<MigrationRecord>> does) {
		var action = new Action(text, icon.descriptor()) {
			@Override
			public void run() {
				does.accept(table.selected());
			}
		};
		action.setId("org.wheelhouse.ui.migration.history." + id);
		return action;
	}

	private void enable() {
		var selected = table.selected();
		play.setEnabled(selected.size() == 1);
		compare.setEnabled(selected.size() >= 2);
		save.setEnabled(selected.size() == 1);
		copy.setEnabled(!selected.isEmpty());
		delete.setText(!selected.isEmpty() && selected.stream().allMatch(MigrationRecord::isRecording)
				? Messages.Action_forget
				: Messages.Action_delete);
		delete.setEnabled(!selected.isEmpty() && selected.stream().noneMatch(HistoryActions::runs));
	}

	private static boolean runs(MigrationRecord record) {
		return record.getOutcome() == MigrationResult.RUNNING;
	}

	IAction play() {
		return play;
	}

	IAction compare() {
		return compare;
	}

	IAction open() {
		return open;
	}

	IAction save() {
		return save;
	}

	void fill(IMenuManager menu) {
		menu.add(play);
		menu.add(compare);
		menu.add(new Separator());
		menu.add(open);
		menu.add(save);
		menu.add(new Separator());
		menu.add(copy);
		menu.add(delete);
	}

	/** Enter plays, Delete deletes, Ctrl and C copies. */
	boolean key(int code, char character, int modifiers) {
		if (character == SWT.DEL) {
			return run(delete);
		}
		if (character == SWT.CR) {
			return run(table.selected().size() > 1 ? compare : play);
		}
		return modifiers == SWT.MOD1 && code == 'c' && run(copy);
	}

	private static boolean run(IAction action) {
		if (action.isEnabled()) {
			action.run();
		}
		return action.isEnabled();
	}

	private void ask() {
		var dialog = dialog(SWT.OPEN, Messages.Open_title);
		var file = dialog.open();
		if (file != null) {
			open(Path.of(file));
		}
	}

	/** Lists it and selects it; a failure is shown. */
	void open(Path file) {
		runner.follow(NLS.bind(Messages.Open_tried, file.getFileName()), history.open(file))
				.thenAccept(table::select);
	}

	private FileDialog dialog(int style, String title) {
		var dialog = new FileDialog(shell, style);
		dialog.setText(title);
		dialog.setFilterExtensions(new String[]{PATTERN});
		dialog.setFilterNames(new String[]{Messages.Open_names});
		return dialog;
	}

	private void save(MigrationRecord record) {
		var dialog = dialog(SWT.SAVE, Messages.Save_title);
		dialog.setFileName(record.getSourceName() + ".jsonl");
		dialog.setOverwrite(true);
		var file = dialog.open();
		if (file != null) {
			runner.follow(NLS.bind(Messages.Save_tried, RecordText.title(record)),
					history.save(record.getId(), Path.of(file)));
		}
	}

	private void delete(List<MigrationRecord> selected) {
		if (sure.test(selected)) {
			runner.follow(Messages.Delete_tried,
					history.delete(selected.stream().map(MigrationRecord::getId).toList()));
		}
	}

	/** What is asked before so many are deleted. */
	static String question(List<MigrationRecord> records) {
		return Plural.bind(Messages.Delete_question, records.size());
	}

	private void copy(List<MigrationRecord> selected) {
		var text = selected.stream().map(RecordText::spoken).collect(Collectors.joining("\n"));
		var clipboard = new Clipboard(shell.getDisplay());
		clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
		clipboard.dispose();
	}
}
