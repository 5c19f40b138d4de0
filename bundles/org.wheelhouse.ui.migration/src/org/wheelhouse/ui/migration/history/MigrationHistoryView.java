package org.wheelhouse.ui.migration.history;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;

/** What was seen of migrations. UI thread. */
public final class MigrationHistoryView extends ViewPart implements MachinePart {

	private @Nullable HistoryPanel panel;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var whole = Objects.requireNonNull(parent);
		whole.setLayout(new FillLayout());
		var registry = registry();
		var made = new HistoryPanel(whole, registry.inventory(), registry.migrations(), OperationRunner.of(getSite()),
				new Stage(), this::isSure);
		panel = made;
		// Gestures may be about another machine now.
		made.table().onChange(() -> firePropertyChange(IWorkbenchPart.PROP_TITLE));
		var bars = getViewSite().getActionBars();
		bars.getToolBarManager().add(made.actions().save());
		made.actions().fill(bars.getMenuManager());
	}

	private boolean isSure(List<MigrationRecord> records) {
		return MessageDialog.open(MessageDialog.CONFIRM, getSite().getShell(), Messages.Delete_title,
				Literal.label(HistoryActions.question(records) + "\n\n" + Messages.Delete_text), 0,
				Messages.Delete_title, IDialogConstants.CANCEL_LABEL) == 0;
	}

	/** Those of the selected records. */
	@Override
	public List<Machine> meant() {
		var shown = panel;
		return shown == null ? List.of() : RecordEnds.meant(registry().inventory(), shown.table().selected());
	}

	private MachineRegistry registry() {
		return Objects.requireNonNull(getSite().getService(MachineRegistry.class));
	}

	private @Nullable Object open(String id) {
		try {
			return getSite().getPage().showView(id);
		} catch (PartInitException e) {
			OperationRunner.of(getSite()).failed(Messages.Action_play, e);
			return null;
		}
	}

	@Override
	public void setFocus() {
		var shown = panel;
		if (shown != null) {
			shown.setFocus();
		}
	}

	private final class Stage implements HistoryActions.Stage {

		@Override
		public void play(MigrationRecord record) {
			if (open(PlayedView.ID) instanceof PlayedView view) {
				view.show(record);
			}
		}

		@Override
		public void compare(List<MigrationRecord> records) {
			if (open(ComparedView.ID) instanceof ComparedView view) {
				view.show(records);
			}
		}
	}
}
