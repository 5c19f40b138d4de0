package org.wheelhouse.ui.definition.problems;

import java.util.List;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.MachinePart;
import org.wheelhouse.ui.widget.Conflated;

/** Lists what is wrong with the definitions that are open in an editor. Only wires. UI thread. */
public final class ProblemsView extends ViewPart implements MachinePart {

	/** The page at which a definition is opened. */
	private static final String PAGE = "definition";

	private @Nullable ProblemsTable table;
	private @Nullable Conflated refreshing;
	private @Nullable Subscription following;

	@Override
	public void createPartControl(@Nullable Composite parent) {
		var definitions = OpenDefinitions.of(getSite().getWorkbenchWindow().getWorkbench());
		var made = new ProblemsTable(Objects.requireNonNull(parent), definitions, this::open);
		table = made;
		var soon = new Conflated(made.control().getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		refreshing = soon;
		following = definitions.follow(soon::request);
		refresh();
	}

	private void refresh() {
		var made = table;
		if (made != null && !made.control().isDisposed()) {
			made.refresh();
			setContentDescription(made.counts());
		}
	}

	private void open(OpenDefinition definition, Finding finding) {
		var registry = Objects.requireNonNull(getSite().getService(MachineRegistry.class));
		var path = definition.copy().path().toString();
		InventoryLookup.machines(registry.inventory()).stream()
				.filter(machine -> machine.getDefinitionPath().equals(path)).findFirst().ifPresent(machine -> {
					MachineEditor.open(getSite().getPage(), machine, PAGE);
					definition.goTo(finding.where().start());
				});
	}

	/** It is about no machine. */
	@Override
	public List<Machine> meant() {
		return List.of();
	}

	@Override
	public void setFocus() {
		if (table != null) {
			table.setFocus();
		}
	}

	@Override
	public void dispose() {
		if (following != null) {
			following.close();
		}
		if (refreshing != null) {
			refreshing.stop();
		}
		super.dispose();
	}
}
