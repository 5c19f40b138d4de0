package org.wheelhouse.ui.devices.block;

import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;
import org.wheelhouse.ui.part.ModelThread;

/** The view of the selected machine's block devices. Only wires. */
public final class BlockView extends DiagramView<BlockPage> {

	@Override
	protected BlockPage createPage(Composite parent) {
		var inventory = new BlockForms(this::access, () -> getSite().getShell(), this::operations,
				Objects.requireNonNull(getSite().getService(ModelThread.class)));
		var content = new BlockPage(parent, inventory);
		content.menu().fill(getViewSite().getActionBars().getMenuManager());
		return content;
	}

	@Override
	protected DiagramAndTable twin(BlockPage page) {
		return page.twin();
	}

	@Override
	protected void show(BlockPage page, @Nullable Machine shown) {
		page.show(shown == null ? null : shown.getBlock());
	}

	@Override
	protected void select(BlockPage page, String deviceId) {
		page.select(deviceId);
	}

	@Override
	protected String unknown() {
		return Messages.BlockView_unknown;
	}

	@Override
	protected String missing(Machine machine) {
		if (machine.getBlock() != null) {
			return "";
		}
		return machine.getBlockUntold().isEmpty() ? Messages.BlockView_unknownText : machine.getBlockUntold();
	}

	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.BLOCK, Topic.BLOCK_STATS};
	}
}
