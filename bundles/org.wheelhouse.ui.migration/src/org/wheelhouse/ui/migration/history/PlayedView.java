package org.wheelhouse.ui.migration.history;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.part.MachinePart;

/** A migration of the history, played again. UI thread. */
public final class PlayedView extends ViewPart implements MachinePart {

	/** Its id in {@code plugin.xml}. */
	static final String ID = "org.wheelhouse.ui.migration.history.played";

	private @Nullable PlayedPanel panel;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var whole = Objects.requireNonNull(parent);
		whole.setLayout(new FillLayout());
		panel = new PlayedPanel(whole, registry().migrations(), InstanceScope.INSTANCE.getNode(ID));
	}

	void show(MigrationRecord record) {
		var shown = panel;
		if (shown != null) {
			shown.show(record);
			setPartName(RecordText.title(record));
		}
	}

	/** Those of what is shown. */
	@Override
	public List<Machine> meant() {
		var shown = panel;
		return shown == null ? List.of() : RecordEnds.meant(registry().inventory(), shown.record().stream().toList());
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
}
