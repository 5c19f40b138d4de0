package org.wheelhouse.ui.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.ui.picture.Controls;
import org.wheelhouse.ui.picture.MachineBuilder;
import org.wheelhouse.ui.picture.Picture;
import org.wheelhouse.ui.picture.Samples;
import org.wheelhouse.ui.screen.WidgetStage;

@Tag("display")
class BlockPageTest {

	private final WidgetStage stage = new WidgetStage(656, 420);
	private final BlockPage page = new BlockPage(stage.parent());

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void tableShowsTheDevicesOfThePictureInTheSameOrder() {
		stage.open();
		page.show(Samples.rich().getBlock());
		var picture = Controls.find(page, "block.picture", Picture.class);
		var table = Controls.items(Controls.find(page, "block.table", Tree.class))
				.filter(item -> item.getData() instanceof BlockDevice)
				.map(item -> item.getData())
				.toList();
		assertEquals(picture.spots().stream().map(spot -> spot.element()).toList(), table);
		page.select("sd0");
		stage.picture(page, "block");
	}

	@Test
	void selectedInTheTableIsSelectedInThePicture() {
		stage.open();
		var block = Samples.rich().getBlock();
		page.show(block);
		page.twin().setSelection(new StructuredSelection(block.getDevices().get(3)));
		var table = Controls.find(page, "block.table", Tree.class);
		assertEquals("sd1", table.getSelection()[0].getText(0));
		assertEquals(block.getDevices().get(3),
				Controls.find(page, "block.picture", Picture.class).selected().orElseThrow());
	}

	@Test
	void tipTellsPathsLimitsAndBacking() {
		var devices = Samples.rich().getBlock().getDevices();
		assertTrue(BlockText.tip(devices.get(3)).contains("10\u00a0MiB/s · 500 iops"), BlockText.tip(devices.get(3)));
		assertTrue(BlockText.tip(devices.get(2)).contains("/var/lib/vm/base.qcow2 · backing"),
				BlockText.tip(devices.get(2)));
	}

	@Test
	void driveTellsItsTrayBeforeItsLock() {
		var drive = LiveFactory.eINSTANCE.createBlockDevice();
		drive.setType("ide-cd");
		drive.setRemovable(true);
		drive.setHasTray(true);
		assertEquals("ide-cd · removable", BlockText.state(drive));
		drive.setLocked(true);
		assertEquals("ide-cd · locked by the guest", BlockText.state(drive));
		drive.setTrayOpen(true);
		assertEquals("ide-cd · tray open", BlockText.state(drive));
		assertFalse(BlockText.failed(drive));
		drive.setIoStatus("nospace");
		assertEquals("ide-cd · I/O error: nospace · tray open", BlockText.state(drive));
	}

	@Test
	void backingFilesLieBeneathTheirOverlayAndNothingOverlaps() {
		var layout = BlockLayout.arrange(Samples.rich().getBlock(), 560);
		var row = layout.rows().get(2);
		assertTrue(row.backing().getFirst().bounds().y >= row.file().orElseThrow().bounds().y + BlockLayout.BOX);
		for (int i = 1; i < layout.rows().size(); i++) {
			assertFalse(layout.rows().get(i).bounds().intersects(layout.rows().get(i - 1).bounds()));
		}
	}

	@Test
	void unusedNodeAndFailedDiskAreShown() {
		stage.open();
		var machine = MachineBuilder.machine("m")
				.disk("sick", "virtio-blk-pci", disk -> disk.with(device -> device.setIoStatus("nospace"))
						.node("a", "qcow2", "/tmp/full.qcow2", 1 << 20, 1 << 30))
				.build();
		var loose = LiveFactory.eINSTANCE.createBlockNode();
		loose.setNodeName("spare");
		loose.setDriver("raw");
		loose.setFile("/tmp/spare.raw");
		machine.getBlock().getLooseNodes().add(loose);
		page.show(machine.getBlock());
		assertTrue(Controls.find(page, "block.picture", Picture.class).landmarks().containsKey("node/spare"));
		stage.picture(page, "block-failed");
	}
}
