package org.wheelhouse.ui.cpu;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.Deck;
import org.wheelhouse.ui.common.MachineView;
import org.wheelhouse.ui.picture.TwinAction;

/** The view of the selected machine's virtual CPUs. Only wires. */
public final class CpuView extends MachineView {

	private @Nullable Deck deck;
	private @Nullable CpuPage page;

	@Override
	protected void createContent(Composite parent) {
		var made = new Deck(parent);
		made.empty().say(Messages.CpuView_unknown, Messages.CpuView_unknownText);
		var content = new CpuPage(made.content());
		deck = made;
		page = content;
		TwinAction.install(getViewSite(), content.twin());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		var content = page;
		if (content != null) {
			content.show(shown == null ? null : shown.getCpu());
		}
	}

	@Override
	protected void refresh() {
		var content = page;
		var machine = machine();
		if (content != null && machine != null && deck != null) {
			deck.show(machine.getCpu() != null);
			content.show(machine.getCpu());
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.CPU};
	}
}
