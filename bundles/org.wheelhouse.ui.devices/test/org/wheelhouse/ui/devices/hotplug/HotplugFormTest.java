package org.wheelhouse.ui.devices.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.deviceform.ProbeAnswer;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.PluggedDevice;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.SeenFiles;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

@Tag("display")
class HotplugFormTest {

	private static final DeviceType NIC = new DeviceType("virtio-net-pci", DeviceType.Category.NETWORK,
			"Virtio network",
			true, true, DeviceType.Backend.NET);
	private static final DeviceType DISK = new DeviceType("virtio-blk-pci", DeviceType.Category.STORAGE, "Virtio disk",
			true, true, DeviceType.Backend.BLOCK);

	private final WidgetStage stage = new WidgetStage(300, 200).open();
	private final FakeTarget target = new FakeTarget();
	private final List<Optional<PlannedDevice>> planned = new ArrayList<>();

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void planFollowsWhatIsTyped() {
		var dialog = open(NIC);
		assertTrue(plan(dialog).contains("\"id\":\"nic1\",\"bus\":\"br1\",\"addr\":\"0x1\""), plan(dialog));
		find(dialog, "hotplug.id", Text.class).setText("uplink");
		assertTrue(plan(dialog).contains("\"id\":\"uplink\""), plan(dialog));
		var place = find(dialog, "hotplug.place", Combo.class);
		place.select(0);
		place.notifyListeners(SWT.Selection, new Event());
		assertTrue(plan(dialog).contains("\"bus\":\"pci.0\",\"addr\":\"0x5\""), plan(dialog));
		assertEquals(Optional.of(new PlannedDevice(new Place("pci.0", 5), "uplink")), planned.getLast());
		picture(dialog, "hotplug-nic");
	}

	@Test
	void whatIsMissingIsSaidAndNothingCanBeAdded() {
		var dialog = open(DISK);
		assertEquals("Choose an image by its full path", find(dialog, "hotplug.problem", Label.class).getText());
		assertFalse(find(dialog, "hotplug.ok", Button.class).isEnabled());
		find(dialog, "hotplug.file", Text.class).setText("/images/data.qcow2");
		assertEquals("", find(dialog, "hotplug.problem", Label.class).getText());
		assertTrue(find(dialog, "hotplug.ok", Button.class).isEnabled());
		assertEquals("qcow2", find(dialog, "hotplug.format", Combo.class).getText());
		find(dialog, "hotplug.id", Text.class).setText("disk0");
		assertEquals("Another device has the id disk0", find(dialog, "hotplug.problem", Label.class).getText());
		assertFalse(find(dialog, "hotplug.ok", Button.class).isEnabled());
		picture(dialog, "hotplug-disk-problem");
	}

	/** Before, the form opened with a red complaint, and Add moved by a line whenever that came or went. */
	@Test
	void nobodyIsBlamedBeforeTheFirstChangeAndAddStaysWhereItIs() {
		var dialog = open(DISK);
		var problem = find(dialog, "hotplug.problem", Label.class);
		var add = find(dialog, "hotplug.ok", Button.class);
		stage.settle();
		var place = add.toDisplay(0, 0);
		assertEquals(ColorRole.TEXT2.color(), problem.getForeground());
		find(dialog, "hotplug.file", Text.class).setText("/images/data.qcow2");
		stage.settle();
		assertEquals(place, add.toDisplay(0, 0), "nothing is missing any more");
		find(dialog, "hotplug.id", Text.class).setText("disk0");
		stage.settle();
		assertEquals(ColorRole.FAIL.color(), problem.getForeground());
		assertEquals(place, add.toDisplay(0, 0), "something is wrong");
	}

	@Test
	void newImageAsksForASize() {
		var dialog = open(DISK);
		assertFalse(find(dialog, "hotplug.size", Text.class).isVisible());
		var kind = find(dialog, "hotplug.disk", Combo.class);
		kind.select(1);
		kind.notifyListeners(SWT.Selection, new Event());
		assertTrue(find(dialog, "hotplug.size", Text.class).isVisible());
		find(dialog, "hotplug.newFile", Text.class).setText("/new/scratch.qcow2");
		assertTrue(plan(dialog).contains("bytes=10737418240"), plan(dialog));
		picture(dialog, "hotplug-disk-new");
	}

	@Test
	void droppedImageIsFilledIn() {
		var dialog = open(form(DISK).withImage(Path.of("/images/dropped.qcow2")));
		assertEquals("/images/dropped.qcow2", find(dialog, "hotplug.file", Text.class).getText());
		assertTrue(find(dialog, "hotplug.ok", Button.class).isEnabled());
	}

	@Test
	void droppedDiscIsNotWritable(@TempDir Path folder) throws IOException {
		var disc = folder.resolve("install");
		var content = new byte[17 * 2048];
		System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, content, 16 * 2048 + 1, 5);
		Files.write(disc, content);
		var dialog = open(form(DISK).withImage(disc));
		assertTrue(find(dialog, "hotplug.readOnly", Button.class).getSelection());
		find(dialog, "hotplug.file", Text.class).setText("/elsewhere/other.iso");
		assertTrue(find(dialog, "hotplug.readOnly", Button.class).getSelection());
		assertFalse(ImageFormat.isDisc(Path.of("a.iso"), Optional.of(new byte[40_000])), "by its content");
	}

	@Test
	void addingSendsOnceAndClosesWhenItIsDone() {
		var dialog = open(NIC);
		press(dialog);
		assertEquals(1, target.runs);
		assertFalse(find(dialog, "hotplug.ok", Button.class).isEnabled(), "not twice");
		picture(dialog, "hotplug-running");
		target.outcome.complete(new PluggedDevice("nic1", "br1, slot 1"));
		stage.await(() -> dialog.getShell() == null);
		assertEquals(Optional.empty(), planned.getLast());
	}

	@Test
	void refusalIsShownInPlaceAndItCanBeTriedAgain() {
		var dialog = open(NIC);
		press(dialog);
		target.outcome.completeExceptionally(new CoreException("Bus 'br1' is full"));
		stage.await(() -> find(dialog, "hotplug.ok", Button.class).isEnabled());
		assertTrue(find(dialog, "hotplug.outcome", Text.class).getText().contains("Bus 'br1' is full"));
		assertTrue(find(dialog, "hotplug.id", Text.class).isEnabled());
		picture(dialog, "hotplug-refused");
	}

	@Test
	void whatTheMachineWarnsOfIsAgreedToFirst() {
		target.warning = CompletableFuture.completedFuture(
				Optional.of(
						new Warning(Warning.Weight.DAMAGE, "The guest sees no device come or go from then on.", "")));
		var dialog = open(NIC);
		assertFalse(find(dialog, "hotplug.ok", Button.class).isEnabled());
		assertTrue(find(dialog, "hotplug.danger", Label.class).isVisible());
		picture(dialog, "hotplug-danger");
	}

	@Test
	void controlAndEnterAddsFromAnyField() {
		var dialog = open(NIC);
		var event = new Event();
		event.keyCode = SWT.CR;
		event.stateMask = SWT.MOD1;
		find(dialog, "hotplug.plan", StyledText.class).notifyListeners(SWT.KeyDown, event);
		assertEquals(1, target.runs);
	}

	@Test
	void failureAfterClosingIsStillShown() {
		var said = new ArrayList<String>();
		var dialog = form(NIC).open(stage.shell(),
				new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, said::add));
		press(dialog);
		dialog.close();
		target.outcome.completeExceptionally(new java.util.concurrent.CancellationException());
		stage.await(() -> !said.isEmpty());
	}

	@Test
	void propertiesComeFromWhatTheQemuTells() {
		var dialog = open(form(ToldTypes.nvme()).withImage(Path.of("/images/data.qcow2")));
		assertTrue(plan(dialog).contains("serial=disk1"), plan(dialog));
		find(dialog, "hotplug.own.bootindex", Text.class).setText("first");
		assertEquals("bootindex is a number from -2147483648 to 2147483647, not first",
				find(dialog, "hotplug.problem", Label.class).getText());
		find(dialog, "hotplug.own.bootindex", Text.class).setText("1");
		assertFalse(find(dialog, "hotplug.more.table", Table.class).isVisible());
		find(dialog, "hotplug.more.search", Text.class).setText("rerror");
		var value = find(dialog, "hotplug.more.value", Combo.class);
		value.setText("explode");
		assertTrue(find(dialog, "hotplug.problem", Label.class).getText().startsWith("rerror is one of report, "));
		value.setText("stop");
		assertTrue(plan(dialog).contains("bootindex=1") && plan(dialog).contains("rerror=stop"), plan(dialog));
		assertFalse(plan(dialog).contains("mdts"), "a default is not sent");
		find(dialog, "hotplug.more.search", Text.class).setText("");
		var table = find(dialog, "hotplug.more.table", Table.class);
		var rows = Stream.of(table.getItems()).map(item -> item.getText(0) + " " + item.getText(1)).toList();
		assertEquals(List.of("rerror stop"), rows, "what was changed stays in sight");
		picture(dialog, "hotplug-properties");
	}

	@Test
	void aMachineThatSaysNoToTheProbeIsHeardBeforeAnythingIsSent() {
		target.probed = new ProbeAnswer("Bus 'br1' does not support hotplugging", true);
		var dialog = open(NIC);
		assertEquals("Bus 'br1' does not support hotplugging", find(dialog, "hotplug.problem", Label.class).getText());
		assertFalse(find(dialog, "hotplug.ok", Button.class).isEnabled());
	}

	@Test
	void anAnswerThatNobodyKnowsIsToldAndCanBeTried() {
		target.probed = new ProbeAnswer("The moon is full", false);
		var dialog = open(NIC);
		var remark = find(dialog, "hotplug.remark", Label.class).getText();
		assertTrue(remark.startsWith("It is not known whether QEMU takes it: “The moon is full”. It can be tried."),
				remark);
		press(dialog);
		assertEquals(1, target.runs);
		picture(dialog, "hotplug-not-known");
	}

	@Test
	void whatIsBehindASerialPortIsChosen() {
		var dialog = open(form(ToldTypes.usbSerial()));
		assertTrue(plan(dialog).contains("CharacterDevice[kind=PTY"), plan(dialog));
		var kind = find(dialog, "hotplug.chardev", Combo.class);
		kind.select(1);
		kind.notifyListeners(SWT.Selection, new Event());
		assertEquals("Give the file or socket its full path",
				find(dialog, "hotplug.problem", Label.class).getText());
		find(dialog, "hotplug.path", Text.class).setText("/new/serial.sock");
		assertTrue(plan(dialog).contains("CharacterDevice[kind=LISTEN, path=/new/serial.sock"), plan(dialog));
		picture(dialog, "hotplug-chardev");
	}

	@Test
	void whatIsTypedIsKeptAsATemplateWithoutWhatIsOneDevicesAlone() {
		var templates = new KeptInMemory();
		var dialog = open(form(ToldTypes.nvme()).keeping(templates));
		choose(dialog, "hotplug.disk", 1);
		find(dialog, "hotplug.newFile", Text.class).setText("/new/scratch.qcow2");
		find(dialog, "hotplug.size", Text.class).setText("20 GiB");
		find(dialog, "hotplug.more.search", Text.class).setText("rerror");
		find(dialog, "hotplug.more.value", Combo.class).setText("stop");
		name("scratch disk", () -> press(dialog, "hotplug.beside"));
		assertEquals(List.of(new DeviceTemplate("scratch disk", "nvme",
				Map.of("disk", "new", "newFile", "/new/", "format", "qcow2", "size", "20 GiB"),
				Map.of("rerror", "stop"))), templates.all());
		assertEquals(0, target.runs, "nothing is sent");
	}

	@Test
	void aFormBeginsWithItsTemplate() {
		var kept = new DeviceTemplate("scratch disk", "nvme",
				Map.of("disk", "new", "newFile", "/new/", "format", "raw", "size", "20 GiB", "gone", "x"),
				Map.of("share-rw", "on", "mdts", "5", "old-property", "x"));
		var dialog = open(form(ToldTypes.nvme().with(kept)));
		assertEquals("/new/disk1.img", find(dialog, "hotplug.newFile", Text.class).getText());
		assertTrue(plan(dialog).contains("format=raw, bytes=21474836480"), plan(dialog));
		assertTrue(plan(dialog).contains("serial=disk1") && plan(dialog).contains("share-rw=true")
				&& plan(dialog).contains("mdts=5"), plan(dialog));
		assertEquals("Plug in: scratch disk", dialog.getShell().getText());
		picture(dialog, "hotplug-template");
	}

	@Test
	void aTemplateOfANetworkHasNoAddress() {
		var templates = new KeptInMemory();
		var dialog = open(form(NIC).keeping(templates));
		choose(dialog, "hotplug.network", 2);
		assertFalse(find(dialog, "hotplug.forwards", Text.class).isVisible());
		assertEquals("Name the interface on the computer, at most 15 letters",
				find(dialog, "hotplug.problem", Label.class).getText());
		find(dialog, "hotplug.bridge", Text.class).setText("br0");
		assertTrue(plan(dialog).contains("HostNetwork[kind=bridge, options={br=br0}]"), plan(dialog));
		name("lan", () -> press(dialog, "hotplug.beside"));
		assertEquals(Map.of("network", "bridge", "bridge", "br0"), templates.all().getFirst().backend());
		picture(dialog, "hotplug-bridge");
	}

	@Test
	void aNameThatAnotherTemplateHasIsRefused() {
		var templates = new KeptInMemory();
		templates.keep(new DeviceTemplate("lan", "e1000", Map.of(), Map.of()));
		var fresh = new TemplateName(stage.shell(), templates, Optional.empty());
		assertEquals("There is a template LAN already", fresh.problem(" LAN "));
		assertEquals("Give it a name", fresh.problem(" "));
		assertEquals(null, fresh.problem("wan"));
		assertEquals(null, new TemplateName(stage.shell(), templates, Optional.of("lan")).problem("Lan"), "its own");
	}

	@Test
	void anEncryptedImageAsksForItsKeyWhichIsShownNowhereAndKeptInNoTemplate(@TempDir Path folder) throws IOException {
		var image = folder.resolve("secret.img");
		var content = new byte[4096];
		System.arraycopy(new byte[]{'L', 'U', 'K', 'S', (byte) 0xba, (byte) 0xbe, 0, 1}, 0, content, 0, 8);
		Files.write(image, content);
		target.files = new SeenFiles();
		var templates = new KeptInMemory();
		var dialog = open(form(DISK).withImage(image).keeping(templates));
		assertFalse(find(dialog, "hotplug.format", Combo.class).isVisible(), "it cannot be another one");
		assertEquals("The image is encrypted: type its key. It is told to QEMU alone.",
				find(dialog, "hotplug.problem", Label.class).getText());
		find(dialog, "hotplug.key", Text.class).setText("no ordinary word");
		assertTrue(plan(dialog).contains("EncryptedImage[file=" + image + ", format=luks"), plan(dialog));
		assertFalse(plan(dialog).contains("ordinary"), plan(dialog));
		name("vault", () -> press(dialog, "hotplug.beside"));
		assertEquals(Map.of("disk", "existing", "file", image.toString(), "readOnly", "false"),
				templates.all().getFirst().backend());
		picture(dialog, "hotplug-encrypted");
	}

	/** Types the name into the window that opens meanwhile, and agrees. */
	private static void name(String name, Runnable opening) {
		Display.getCurrent().asyncExec(() -> {
			var asked = Display.getCurrent().getActiveShell();
			var shell = Stream.of(Display.getCurrent().getShells())
					.filter(each -> each.getText().equals("Name of a Template")).findFirst().orElse(asked);
			Controls.all(shell).filter(Text.class::isInstance).map(Text.class::cast).findFirst().orElseThrow()
					.setText(name);
			shell.getDefaultButton().notifyListeners(SWT.Selection, new Event());
		});
		opening.run();
	}

	private static void choose(OperationDialog dialog, String id, int index) {
		var combo = find(dialog, id, Combo.class);
		combo.select(index);
		combo.notifyListeners(SWT.Selection, new Event());
	}

	private static void press(OperationDialog dialog, String id) {
		find(dialog, id, Button.class).notifyListeners(SWT.Selection, new Event());
	}

	/** QEMU 7.2 ends when there is something else. */
	@Test
	void whatSpeaksToAProgramIsGivenNothingButItsSocket() {
		var dialog = open(form(ToldTypes.behindChardev("vhost-user-rng-pci")));
		assertEquals(List.of("Socket of a program that listens"),
				List.of(find(dialog, "hotplug.chardev", Combo.class).getItems()));
		find(dialog, "hotplug.path", Text.class).setText("/run/vhost.sock");
		assertTrue(plan(dialog).contains("CharacterDevice[kind=CONNECT, path=/run/vhost.sock"), plan(dialog));
	}

	private OperationDialog open(DeviceType type) {
		return open(form(type));
	}

	private OperationDialog open(HotplugForm form) {
		return form.open(stage.shell(), new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, _ -> {
		}));
	}

	private HotplugForm form(DeviceType type) {
		return new HotplugForm(target, type).at(new Place("br1", 1)).whilePlanning(planned::add);
	}

	private void picture(OperationDialog dialog, String name) {
		stage.picture(dialog.getShell(), name);
	}

	private static void press(OperationDialog dialog) {
		press(dialog, "hotplug.ok");
	}

	private static String plan(OperationDialog dialog) {
		return find(dialog, "hotplug.plan", StyledText.class).getText();
	}

	private static <C extends org.eclipse.swt.widgets.Control> C find(OperationDialog dialog, String id,
			Class<C> type) {
		return Controls.find(dialog.getShell(), id, type);
	}
}
