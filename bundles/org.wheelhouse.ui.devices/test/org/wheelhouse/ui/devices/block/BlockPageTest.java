package org.wheelhouse.ui.devices.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.MachineBuilder;
import org.wheelhouse.ui.testkit.Samples;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class BlockPageTest {

	private final WidgetStage stage = new WidgetStage(656, 420);
	private final List<String> asked = new ArrayList<>();
	private final BlockActions gestures = new BlockActions() {

		@Override
		public void act(DeviceAction act, BlockDevice device) {
			asked.add(act + " " + device.getId());
		}

		@Override
		public void insert(BlockDevice drive, Path image) {
			asked.add("insert " + image + " into " + drive.getId());
		}

		@Override
		public void resize(BlockNode loose) {
			asked.add("resize " + loose.getNodeName());
		}

		@Override
		public void setSpeed(BlockJob job) {
			asked.add("speed " + job.getId());
		}

		@Override
		public void tell(BlockJob job, JobAction act) {
			asked.add(act + " " + job.getId());
		}

		@Override
		public void cancel(BlockJob job) {
			asked.add("cancel " + job.getId());
		}
	};
	private final BlockPage page = new BlockPage(stage.parent(), gestures);

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void tableShowsTheDevicesOfThePictureInTheSameOrder() {
		stage.open();
		page.show(Samples.rich().getBlock());
		var picture = Controls.find(page, "block.picture", DiagramCanvas.class);
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
				Controls.find(page, "block.picture", DiagramCanvas.class).selected().orElseThrow());
	}

	@Test
	void driveTakesWhatIsDroppedOnItOrBesideAllWhereItIsTheOnlyOne() {
		var disk = LiveFactory.eINSTANCE.createBlockDevice();
		var drive = LiveFactory.eINSTANCE.createBlockDevice();
		drive.setRemovable(true);
		drive.getChain().add(LiveFactory.eINSTANCE.createBlockNode());
		var drop = new MediumDrop(page, _ -> Optional.empty(), () -> List.of(disk, drive), gestures::insert);
		assertEquals(Optional.of(drive), drop.drive(Optional.of(drive)));
		assertEquals(Optional.of(drive), drop.drive(Optional.of(drive.getChain().getFirst())));
		assertEquals(Optional.of(drive), drop.drive(Optional.empty()));
		assertEquals(Optional.empty(), drop.drive(Optional.of(disk)));
		var two = new MediumDrop(page, _ -> Optional.empty(), () -> List.of(drive, drive), gestures::insert);
		assertEquals(Optional.empty(), two.drive(Optional.empty()));
	}

	@Test
	void clickOnAColumnSortsTheDevicesAndLeavesTheirNodesBeneathThem() {
		stage.open();
		page.show(Samples.rich().getBlock());
		var tree = Controls.find(page, "block.table", Tree.class);
		var asTheyCome = devices(tree);
		click(tree.getColumn(4));
		var byBytesRead = devices(tree).stream().map(BlockDevice::getReadBytes).toList();
		assertEquals(byBytesRead.stream().sorted().toList(), byBytesRead);
		click(tree.getColumn(4));
		assertEquals(byBytesRead.reversed(), devices(tree).stream().map(BlockDevice::getReadBytes).toList());
		for (var row : tree.getItems()) {
			if (row.getData() instanceof BlockDevice device) {
				assertEquals(device.getChain(), Stream.of(row.getItems()).map(TreeItem::getData).toList());
			}
		}
		click(tree.getColumn(4));
		assertEquals(asTheyCome, devices(tree));
	}

	private static List<BlockDevice> devices(Tree tree) {
		return Stream.of(tree.getItems()).map(TreeItem::getData).filter(BlockDevice.class::isInstance)
				.map(BlockDevice.class::cast).toList();
	}

	private static void click(TreeColumn head) {
		head.notifyListeners(SWT.Selection, new Event());
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
		var layout = BlockLayout.arrange(Samples.rich().getBlock(), 560, new BlockLayout.Wanted(0, 0, 0));
		var row = layout.rows().get(2);
		assertTrue(row.backing().getFirst().bounds().y >= row.file().orElseThrow().bounds().y + BlockLayout.BOX);
		for (int i = 1; i < layout.rows().size(); i++) {
			assertFalse(layout.rows().get(i).bounds().intersects(layout.rows().get(i - 1).bounds()));
		}
	}

	@Test
	void aColumnWhoseWordsAreShortLeavesItsRoomToOneWhoseWordsWouldBeCut() {
		var block = Samples.rich().getBlock();
		var narrow = BlockLayout.arrange(block, 560, new BlockLayout.Wanted(180, 60, 170));
		assertTrue(narrow.column(BlockLayout.Column.DEVICE).width >= 178);
		assertTrue(narrow.column(BlockLayout.Column.FORMAT).width >= 60);
		assertTrue(narrow.column(BlockLayout.Column.FILE).width >= 168);
		assertEquals(560, narrow.width());
		var roomy = BlockLayout.arrange(block, 1200, new BlockLayout.Wanted(200, 250, 300));
		assertTrue(roomy.column(BlockLayout.Column.FILE).width >= 300, "wider where there is room");
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
		assertTrue(Controls.find(page, "block.picture", DiagramCanvas.class).landmarks().containsKey("node/spare"));
		stage.picture(page, "block-failed");
	}

	private List<IAction> menu() {
		var manager = new MenuManager();
		page.menu().fill(manager);
		return Stream.of(manager.getItems())
				.flatMap(item -> item instanceof ActionContributionItem entry
						? Stream.of(entry.getAction())
						: Stream.of())
				.toList();
	}

	private List<String> possible() {
		return menu().stream().filter(IAction::isEnabled).map(IAction::getText).toList();
	}

	private void select(Object element) {
		page.twin().setSelection(new StructuredSelection(element));
	}

	@Test
	void whatCannotBeDoneToADeviceSaysWhy() {
		stage.open();
		var machine = MachineBuilder.machine("m")
				.disk("disk0", "virtio-blk-pci", disk -> disk.node("a", "qcow2", "/tmp/a.qcow2", 1 << 20, 1 << 30))
				.disk("cd0", "ide-cd", disk -> disk.with(device -> device.setRemovable(true))).build();
		page.show(machine.getBlock());
		assertEquals(List.of(), possible(), "nothing is selected");
		select(machine.getBlock().getDevices().getFirst());
		assertEquals(List.of("Resize…", "Throttle…", "Snapshot…"), possible());
		var said = menu().stream().map(IAction::getText).toList();
		assertTrue(said.contains("Eject… – its medium is not removable"), said.toString());
		assertTrue(said.contains("Stream… – it has no backing file"), said.toString());
		select(machine.getBlock().getDevices().getLast());
		assertEquals(List.of("Change Medium…"), possible());
		machine.getBlock().getDevices().getFirst().getChain().getFirst().setReadOnly(true);
		select(machine.getBlock().getDevices().getFirst());
		assertEquals(List.of("Throttle…"), possible());
	}

	@Test
	void actIsAboutTheDeviceOfASelectedBackingFileToo() {
		stage.open();
		var block = Samples.rich().getBlock();
		page.show(block);
		select(block.getDevices().get(2).getChain().getLast());
		menu().stream().filter(entry -> entry.getText().equals("Stream…")).findFirst().orElseThrow().run();
		assertEquals(List.of("STREAM " + block.getDevices().get(2).getId()), asked);
	}

	@Test
	void encryptedDiskTellsWhyItCannotBeUnlockedHere() {
		stage.open();
		var block = Samples.rich().getBlock();
		page.show(block);
		select(block.getDevices().getFirst());
		assertTrue(menu().stream().noneMatch(entry -> entry.getText().startsWith("Unlock")));
		block.getDevices().getFirst().getChain().getFirst().setEncrypted(true);
		assertTrue(menu().stream().anyMatch(entry -> entry.getText().startsWith("Unlock… – ") && !entry.isEnabled()));
	}

	/** Those that can be seen, none of them cut off. */
	private List<String> buttons() {
		var strip = Controls.find(page, "block.jobs", JobStrip.class);
		return Stream.of("pause", "resume", "complete", "finalize", "dismiss", "speed", "cancel")
				.map(id -> Controls.find(strip, "block." + id + "/vdata", Button.class)).filter(Button::isVisible)
				.peek(button -> {
					var end = strip.getDisplay().map(button, strip, button.getSize().x, button.getSize().y);
					assertTrue(end.x <= strip.getSize().x && end.y <= strip.getSize().y, button.getText() + end);
				}).map(Button::getText).toList();
	}

	@Test
	void jobIsShownAsLongAsItLives() {
		stage.open();
		var block = Samples.rich().getBlock();
		page.show(block);
		assertFalse(Controls.find(page, "block.jobs", JobStrip.class).isVisible());
		var job = LiveFactory.eINSTANCE.createBlockJob();
		job.setId("vdata");
		job.setType("stream");
		job.setLength(8L << 30);
		job.setOffset(3L << 30);
		job.setSpeed(10 << 20);
		job.setIoStatus("ok");
		block.getJobs().add(job);
		page.show(block);
		assertTrue(Controls.find(page, "block.jobs", JobStrip.class).isVisible());
		assertEquals("stream of vdata, 3\u00a0GiB of 8\u00a0GiB · at most 10\u00a0MiB/s",
				Controls.find(page, "block.job/vdata", Label.class).getText());
		stage.picture(page, "block-job");
		Controls.find(page, "block.speed/vdata", Button.class).notifyListeners(SWT.Selection, new Event());
		Controls.find(page, "block.cancel/vdata", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("speed vdata", "cancel vdata"), asked);
		assertEquals(List.of("Pause…", "Set Speed…", "Cancel…"), buttons());
		job.setReady(true);
		job.setStatus("ready");
		page.show(block);
		assertEquals(List.of("Pause…", "Complete…", "Set Speed…", "Cancel…"), buttons());
		job.setReady(false);
		job.setStatus("pending");
		page.show(block);
		assertEquals(List.of("Finalize…", "Cancel…"), buttons());
		assertTrue(Controls.find(page, "block.job/vdata", Label.class).getText().endsWith("waits to be finalized"));
		job.setStatus("concluded");
		job.setError("No space left on device");
		page.show(block);
		assertEquals(List.of("Dismiss…"), buttons());
		assertTrue(Controls.find(page, "block.job/vdata", Label.class).getText()
				.endsWith("failed: No space left on device"));
		Controls.find(page, "block.dismiss/vdata", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals("DISMISS vdata", asked.getLast());
		stage.picture(page, "block-job-failed");
		block.getJobs().clear();
		page.show(block);
		assertFalse(Controls.find(page, "block.jobs", JobStrip.class).isVisible());
	}
}
