package org.wheelhouse.ui.devices.block;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.Separator;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.ui.theme.Icon;

/** The acts on what is selected, for the context menu and the view's own; what cannot be done says why. UI thread. */
final class BlockMenu {

	private final BlockActions gestures;
	private final Map<DeviceAction, Entry> entries = new EnumMap<>(DeviceAction.class);
	private final Unlock unlock = new Unlock();
	private @Nullable Object selected;

	BlockMenu(BlockActions gestures) {
		this.gestures = gestures;
		for (var act : DeviceAction.values()) {
			entries.put(act, new Entry(act));
		}
		select(null);
	}

	/** The entries are about this from now on: a device or a node, or nothing. */
	void select(@Nullable Object element) {
		selected = element;
		entries.values().forEach(Entry::update);
	}

	/** Adds all entries; once for each manager that keeps its own. */
	void fill(IContributionManager menu) {
		entries.forEach((act, entry) -> {
			if (act == DeviceAction.RESIZE || act == DeviceAction.SNAPSHOT) {
				menu.add(new Separator());
			}
			menu.add(entry);
		});
		if (unlock.isWanted()) {
			menu.add(new Separator());
			menu.add(unlock);
		}
	}

	private Optional<BlockDevice> device() {
		return switch (selected) {
			case BlockDevice device -> Optional.of(device);
			case BlockNode node when node.eContainer() instanceof BlockDevice device -> Optional.of(device);
			case null, default -> Optional.empty();
		};
	}

	private Optional<BlockNode> loose() {
		return selected instanceof BlockNode node && !(node.eContainer() instanceof BlockDevice)
				? Optional.of(node)
				: Optional.empty();
	}

	private final class Entry extends Action {

		private final DeviceAction act;

		Entry(DeviceAction act) {
			this.act = act;
			setId("org.wheelhouse.ui.block." + act.name().toLowerCase(Locale.ROOT));
			setImageDescriptor(act.icon().descriptor());
		}

		void update() {
			var refusal = refusal();
			setText(refusal.filter(reason -> !reason.isEmpty()).map(reason -> act.text() + " – " + reason)
					.orElse(act.text()));
			setEnabled(refusal.isEmpty());
		}

		/** An empty reason where nothing is selected, which needs no explanation. */
		private Optional<String> refusal() {
			return device().map(act::refusal).orElseGet(() -> {
				if (loose().isEmpty()) {
					return Optional.of("");
				}
				return act == DeviceAction.RESIZE ? Optional.empty() : Optional.of(Messages.BlockMenu_unused);
			});
		}

		@Override
		public void run() {
			device().ifPresentOrElse(device -> gestures.act(act, device), () -> loose().ifPresent(gestures::resize));
		}
	}

	/** Where one looks for it, it is said that it cannot be done here. */
	private final class Unlock extends Action {

		Unlock() {
			super(Messages.BlockMenu_unlock);
			setImageDescriptor(Icon.LOCK.descriptor());
			setEnabled(false);
		}

		boolean isWanted() {
			return device().stream().flatMap(device -> device.getChain().stream()).anyMatch(BlockNode::isEncrypted);
		}
	}
}
