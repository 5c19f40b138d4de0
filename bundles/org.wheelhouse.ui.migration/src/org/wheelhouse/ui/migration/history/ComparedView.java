package org.wheelhouse.ui.migration.history;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.theme.Icon;

/** Migrations of the history, compared. UI thread. */
public final class ComparedView extends ViewPart implements MachinePart {

	/** Its id in {@code plugin.xml}. */
	static final String ID = "org.wheelhouse.ui.migration.history.compared";

	private @Nullable ComparedPanel panel;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var whole = Objects.requireNonNull(parent);
		whole.setLayout(new FillLayout());
		var made = new ComparedPanel(whole, registry().migrations());
		panel = made;
		getViewSite().getActionBars().getToolBarManager().add(new Overlaid(made));
	}

	void show(List<MigrationRecord> records) {
		var shown = panel;
		if (shown != null) {
			shown.show(records);
		}
	}

	/** Those of what is shown. */
	@Override
	public List<Machine> meant() {
		var shown = panel;
		return shown == null ? List.of() : RecordEnds.meant(registry().inventory(), shown.records());
	}

	private MachineRegistry registry() {
		return Objects.requireNonNull(getSite().getService(MachineRegistry.class));
	}

	@Override
	public void setFocus() {
		var shown = panel;
		if (shown != null) {
			shown.setFocus();
		}
	}

	private static final class Overlaid extends Action {

		private final ComparedPanel shown;

		Overlaid(ComparedPanel shown) {
			super(Messages.Compare_overlaid, IAction.AS_CHECK_BOX);
			setImageDescriptor(Icon.TABLE.descriptor());
			setId("org.wheelhouse.ui.migration.history.overlaid");
			setChecked(true);
			this.shown = shown;
		}

		@Override
		public void run() {
			shown.chart().overlaid(isChecked());
		}
	}
}
