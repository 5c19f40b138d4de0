package org.wheelhouse.ui.devices.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.core.usb.UsbOffer;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostUsb;
import org.wheelhouse.model.live.HostUsbClaim;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.devices.hotplug.DeviceDrag;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class UsbPageTest {

	private final WidgetStage stage = new WidgetStage(960, 300);
	private final Host host = LiveFactory.eINSTANCE.createHost();
	private final Machine here = machine("here");
	private final Machine other = machine("other");
	private final List<String> calls = new ArrayList<>();
	private final UsbPage page = new UsbPage(stage.parent(), new UsbActions() {

		@Override
		public String refusal(HostUsbDevice device) {
			return UsbOffer.refusal(device, here);
		}

		@Override
		public void attach(HostUsbDevice device) {
			calls.add("attach " + device.getPort());
		}

		@Override
		public void detach(HostUsbClaim claim) {
			calls.add("detach " + claim.getDeviceId());
		}

		@Override
		public boolean isOwn(HostUsbClaim claim) {
			return claim.getMachine() == here;
		}
	});

	@AfterEach
	void close() {
		stage.close();
	}

	private Machine machine(String name) {
		var machine = LiveFactory.eINSTANCE.createMachine();
		machine.setId(name);
		machine.setName(name);
		machine.setState(MachineState.RUNNING);
		machine.setLaunched(true);
		host.getMachines().add(machine);
		return machine;
	}

	/** A hub, a free stick, a keyboard in use, a phone without the right to it, a camera of this machine and one of another. */
	private HostUsb usb() {
		var usb = LiveFactory.eINSTANCE.createHostUsb();
		host.setUsb(usb);
		add(usb, "1-1", 0x05e3, 0x608, "Genesys Logic, Inc. Hub", "hub")
				.setRefusal("A hub stays with the computer: a machine takes what is plugged into it.");
		add(usb, "1-1.2", 0x781, 0x5581, "SanDisk Corp. Ultra", "storage").setSerial("4C53");
		add(usb, "1-1.10", 0x46d, 0xc31c, "Logitech, Inc. Keyboard K120", "keyboard")
				.setRefusal("This is a keyboard in use on the computer itself.");
		add(usb, "1-2", 0x4e8, 0x6860, "Samsung Galaxy", "camera, phone").setRule("SUBSYSTEM==\"usb\", …");
		claim(usb, add(usb, "2-1", 0x46d, 0x825, "Logitech, Inc. Webcam C270", "video"), here, "usb0");
		claim(usb, add(usb, "2-2", 0x8bb, 0x2902, "Texas Instruments Audio Codec", "audio"), other, "usb0");
		var awaited = LiveFactory.eINSTANCE.createHostUsbClaim();
		awaited.setMachine(here);
		awaited.setDeviceId("usb1");
		awaited.setVendorId(0x1050);
		awaited.setProductId(0x407);
		awaited.setName("Yubico.com Yubikey 4/5");
		usb.getClaims().add(awaited);
		return usb;
	}

	private static HostUsbDevice add(HostUsb usb, String port, int vendor, int product, String name, String kind) {
		var device = LiveFactory.eINSTANCE.createHostUsbDevice();
		device.setPort(port);
		device.setVendorId(vendor);
		device.setProductId(product);
		device.setName(name);
		device.setKind(kind);
		device.setSpeed("480 Mb/s");
		usb.getDevices().add(device);
		return device;
	}

	private static void claim(HostUsb usb, HostUsbDevice device, Machine machine, String id) {
		var claim = LiveFactory.eINSTANCE.createHostUsbClaim();
		claim.setMachine(machine);
		claim.setDeviceId(id);
		claim.setAttached(true);
		usb.getClaims().add(claim);
		device.getClaims().add(claim);
	}

	private Table table() {
		return Controls.find(page, "usb.table", Table.class);
	}

	private Button button(String id) {
		return Controls.find(page, id, Button.class);
	}

	private void select(Object row) {
		page.table().setSelection(new StructuredSelection(row));
	}

	private List<String> column(int index) {
		return Stream.of(table().getItems()).map(item -> item.getText(index)).toList();
	}

	private List<String> menu() {
		var menu = table().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		return Stream.of(menu.getItems()).map(MenuItem::getText).toList();
	}

	@Test
	void eachDeviceIsShownWithWhoseItIs() {
		stage.open();
		page.show(usb());
		assertEquals(List.of("1-1", "1-1.2", "1-1.10", "1-2", "2-1", "2-2", ""), column(2));
		assertEquals("0781:5581", column(1).get(1));
		assertEquals(List.of("A hub stays with the computer: a machine takes what is plugged into it.", "Free",
				"This is a keyboard in use on the computer itself.",
				"This user has no right to it: a udev rule gives it", "Attached to here as usb0",
				"Attached to other as usb0", "Not plugged in; awaited by here as usb1"), column(5));
		assertTrue(
				page.table().getInput() instanceof List<?> rows && rows.stream().allMatch(EObject.class::isInstance));
		stage.picture(page, "usb");
	}

	@Test
	void onlyWhatMayBeAttachedIs() {
		stage.open();
		var usb = usb();
		page.show(usb);
		assertFalse(button("usb.attach").isEnabled(), "nothing is selected");
		assertEquals(List.of(false, true, false, false, false, false), usb.getDevices().stream().map(device -> {
			select(device);
			page.table().getTable().notifyListeners(SWT.DefaultSelection, new Event());
			return button("usb.attach").isEnabled();
		}).toList());
		assertEquals("other has it: detach it there first.", button("usb.attach").getToolTipText());
		select(usb.getDevices().get(1));
		button("usb.attach").notifyListeners(SWT.Selection, new Event());
		assertEquals("attach 1-1.2", calls.getLast());
		assertEquals(List.of("Attach…", "Copy"), menu());
		select(usb.getDevices().get(2));
		assertEquals(List.of("Attach… – This is a keyboard in use on the computer itself.", "Copy"), menu());
	}

	@Test
	void deleteDetachesWhatThisMachineHasAndNothingOfAnother() {
		stage.open();
		var usb = usb();
		page.show(usb);
		for (var row : List.of(usb.getDevices().get(5), usb.getDevices().get(4), usb.getClaims().get(2),
				usb.getDevices().get(1))) {
			select(row);
			Controls.key(table(), SWT.KeyDown, SWT.DEL);
		}
		assertEquals(List.of("detach usb0", "detach usb1"), calls);
		select(usb.getDevices().get(5));
		assertFalse(button("usb.detach").isEnabled());
	}

	@Test
	void theRuleThatGivesTheRightIsCopied() {
		stage.open();
		var usb = usb();
		page.show(usb);
		select(usb.getDevices().get(3));
		assertEquals("This user has no right to it. Copy the udev rule that gives it.",
				button("usb.attach").getToolTipText());
		var about = Controls.find(page, "usb.about", StyledText.class).getText();
		assertEquals(1, about.split("no right", -1).length - 1, about);
		assertTrue(button("usb.rule").isEnabled());
		button("usb.rule").notifyListeners(SWT.Selection, new Event());
		var clipboard = new Clipboard(stage.display());
		assertEquals("SUBSYSTEM==\"usb\", …", clipboard.getContents(TextTransfer.getInstance()));
		clipboard.dispose();
	}

	@Test
	void theFilterLeavesWhatHasAllItsWords() {
		stage.open();
		page.show(usb());
		Controls.find(page, "usb.filter", Text.class).setText("LOGITECH 046d");
		assertEquals(List.of("1-1.10", "2-1"), column(2));
		Controls.find(page, "usb.filter", Text.class).setText(" ");
		assertEquals(7, table().getItemCount());
	}

	@Test
	void whatIsDraggedIsAUsbHostToPicturesWithTheDeviceBehindIt() {
		stage.open();
		var usb = usb();
		page.show(usb);
		select(usb.getDevices().get(2));
		assertFalse(page.drag().begin(), "a keyboard in use");
		assertEquals(Optional.empty(), DeviceDrag.dragged(HostUsbDevice.class));
		select(usb.getDevices().get(1));
		assertTrue(page.drag().begin());
		assertEquals(Optional.of(usb.getDevices().get(1)), DeviceDrag.dragged(HostUsbDevice.class));
		assertEquals(AttachUsb.DEVICE,
				((IStructuredSelection) LocalSelectionTransfer.getTransfer().getSelection()).getFirstElement());
		page.drag().dragFinished(null);
		assertEquals(Optional.empty(), DeviceDrag.dragged(HostUsbDevice.class));
	}

	@Test
	void whatComesAndGoesKeepsTheSelection() {
		stage.open();
		var usb = usb();
		page.show(usb);
		select(usb.getDevices().get(3));
		usb.getDevices().remove(0);
		page.show(usb);
		assertEquals(List.of("1-1.2", "1-1.10", "1-2", "2-1", "2-2", ""), column(2));
		assertEquals("1-2", Arrays.stream(table().getSelection()).map(item -> item.getText(2))
				.collect(Collectors.joining()));
	}

	@Test
	void aComputerWithoutUsbSaysSo() {
		stage.open();
		var usb = LiveFactory.eINSTANCE.createHostUsb();
		usb.setUntold("The computer has no USB.");
		page.show(usb);
		assertFalse(table().isVisible());
		assertEquals("The computer has no USB.", UsbText.missing(usb));
		usb.setUntold("");
		assertEquals("Nothing is plugged into the computer’s USB ports.", UsbText.missing(usb));
		page.show(null);
		assertEquals("Wheelhouse is looking at the devices of the computer.", UsbText.missing(null));
		page.show(usb());
		assertTrue(table().isVisible());
	}
}
