package org.wheelhouse.ui.block;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.diagram.TableToggle;
import org.wheelhouse.ui.part.MachineView;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.PickedElement;
import org.wheelhouse.ui.widget.EmptyStateStack;

/** The view of the selected machine's block devices. Only wires. */
public final class BlockView extends MachineView {

	private @Nullable EmptyStateStack deck;
	private @Nullable BlockPage page;

	@Override
	protected void createContent(Composite parent) {
		var made = new EmptyStateStack(parent);
		made.empty().say(Messages.BlockView_unknown, Messages.BlockView_unknownText);
		var inventory = new BlockForms(this::access, () -> getSite().getShell(), this::operations,
				Objects.requireNonNull(getSite().getService(ModelThread.class)));
		var content = new BlockPage(made.content(), inventory);
		deck = made;
		page = content;
		TableToggle.install(getViewSite(), content.twin());
		content.menu().fill(getViewSite().getActionBars().getMenuManager());
	}

	private Optional<MachineAccess> access() {
		var machine = machine();
		return machine == null ? Optional.empty() : registry().machine(machine.getId());
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
		var top = deck;
		if (content != null && machine != null && top != null) {
			var untold = machine.getBlockUntold();
			top.show(machine.getBlock() != null, Messages.BlockView_unknown,
					untold.isEmpty() ? Messages.BlockView_unknownText : untold);
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
