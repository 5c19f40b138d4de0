package org.wheelhouse.ui.block;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.common.Deck;
import org.wheelhouse.ui.common.MachineView;
import org.wheelhouse.ui.common.PickedElement;
import org.wheelhouse.ui.picture.TwinAction;

/** The view of the selected machine's block devices. Only wires. */
public final class BlockView extends MachineView {

	private @Nullable Deck deck;
	private @Nullable BlockPage page;

	@Override
	protected void createContent(Composite parent) {
		var made = new Deck(parent);
		made.empty().say(Messages.BlockView_unknown, Messages.BlockView_unknownText);
		var content = new BlockPage(made.content());
		deck = made;
		page = content;
		TwinAction.install(getViewSite(), content.twin());
	}

	@Override
	protected void show(@Nullable Machine shown) {
		var content = page;
		if (content != null) {
			content.show(shown == null ? null : shown.getBlock());
		}
	}

	@Override
	protected void refresh() {
		var content = page;
		var machine = machine();
		if (content != null && machine != null && deck != null) {
			deck.show(machine.getBlock() != null);
			content.show(machine.getBlock());
		}
	}

	@Override
	protected void picked(PickedElement element) {
		var content = page;
		if (content != null) {
			element.deviceId().ifPresent(content::select);
		}
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.BLOCK, Topic.BLOCK_STATS};
	}
}
