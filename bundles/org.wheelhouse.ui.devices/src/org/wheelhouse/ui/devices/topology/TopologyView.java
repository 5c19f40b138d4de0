package org.wheelhouse.ui.devices.topology;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.hotplug.Unplugging;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramView;

/** The view of all buses of the selected machine. Only wires. */
public final class TopologyView extends DiagramView<TopologyPage> {

	@Override
	protected TopologyPage createPage(Composite parent) {
		var page = new TopologyPage(parent, new Gestures());
		var menu = getViewSite().getActionBars().getMenuManager();
		menu.add(action(Messages.TopologyView_zoomIn, () -> page.picture().zoomStep(true)));
		menu.add(action(Messages.TopologyView_zoomOut, () -> page.picture().zoomStep(false)));
		menu.add(action(Messages.TopologyView_zoomUsual, () -> page.picture().zoom(1)));
		var export = new PictureExport(getSite().getShell(), page);
		menu.add(action(Messages.TopologyView_exportPng, export::png));
		menu.add(action(Messages.TopologyView_exportSvg, export::svg));
		return page;
	}

	private static Action action(String text, Runnable run) {
		return new Action(text) {

			@Override
			public void run() {
				run.run();
			}
		};
	}

	@Override
	protected DiagramAndTable twin(TopologyPage page) {
		return page.twin();
	}

	@Override
	protected void show(TopologyPage page, @Nullable Machine shown) {
		page.show(shown == null ? null : shown.getTopology());
	}

	@Override
	protected void select(TopologyPage page, String deviceId) {
		page.select(deviceId);
	}

	@Override
	protected String unknown() {
		return Messages.TopologyView_unknown;
	}

	@Override
	protected String missing(Machine machine) {
		return TopologyText.missing(machine);
	}

	/** What is on PCI buses is told with PCI. */
	@Override
	protected Topic[] topics() {
		return new Topic[]{Topic.TOPOLOGY, Topic.PCI};
	}

	private final class Gestures implements TopologyActions {

		@Override
		public void unplug(BusDevice device) {
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations()).ask(device.getId(),
					new UnplugDevice(access, device.getId())));
		}

		@Override
		public void askAgain(BusDevice device) {
			access().ifPresent(access -> new Unplugging(getSite().getShell(), operations())
					.go(new UnplugDevice(access, device.getId())));
		}
	}
}
