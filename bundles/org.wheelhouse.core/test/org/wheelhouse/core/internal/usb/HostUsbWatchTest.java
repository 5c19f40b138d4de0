package org.wheelhouse.core.internal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.topology.IdNames;
import org.wheelhouse.core.usb.StandInSys;
import org.wheelhouse.core.usb.UsbClaim;
import org.wheelhouse.core.usb.UsbIds;
import org.wheelhouse.core.usb.UsbOffer;
import org.wheelhouse.core.usb.UsbWay;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

class HostUsbWatchTest {

	@TempDir
	Path folder = Path.of("");
	private final Host shown = LiveFactory.eINSTANCE.createHost();
	private final ArrayDeque<Runnable> later = new ArrayDeque<>();

	private HostUsbWatch watch(StandInSys sys) {
		return new HostUsbWatch(new ScriptedHost(true), sys.reader(new TestFiles(folder)), (_, action) -> {
			later.add(action);
			return () -> later.remove(action);
		}, _ -> List.of(), state -> UsbSync.apply(state, shown));
	}

	private List<String> ports() {
		return shown.getUsb().getDevices().stream().map(HostUsbDevice::getPort).toList();
	}

	@Test
	void devicesAreShownWhileSomebodyLooksAndReadAgain() throws IOException {
		var sys = StandInSys.usual(folder);
		var watch = watch(sys);
		watch.come();
		assertEquals(List.of("usb1", "1-1", "1-1.2", "1-1.10", "1-2"), ports());
		var stick = shown.getUsb().getDevices().get(2);
		sys.unplug("1-2");
		later.remove().run();
		assertEquals(List.of("usb1", "1-1", "1-1.2", "1-1.10"), ports());
		assertEquals(stick, shown.getUsb().getDevices().get(2), "the same object");
		watch.come();
		watch.go();
		assertEquals(1, later.size());
		watch.go();
		assertNull(shown.getUsb());
		assertEquals(0, later.size(), "nobody looks, so nothing is read");
	}

	@Test
	void whatStaysTheSameTellsNobody() throws IOException {
		var watch = watch(StandInSys.usual(folder));
		watch.come();
		var told = new ArrayList<Notification>();
		shown.eAdapters().add(new EContentAdapter() {
			@Override
			public void notifyChanged(@Nullable Notification notification) {
				super.notifyChanged(notification);
				told.add(Objects.requireNonNull(notification));
			}
		});
		later.remove().run();
		var claim = new UsbClaim("m", "/machine/peripheral/u", 0x781, 0x5581, 0, "", 0, true);
		var state = new HostUsbState("", StandInSys.usual(folder).reader(new TestFiles(folder)).read().join(),
				List.of(claim), IdNames.NONE, true);
		UsbSync.apply(state, shown);
		told.clear();
		UsbSync.apply(state, shown);
		assertEquals(List.of(), told);
	}

	@Test
	void aComputerWithoutUsbSaysSo() throws IOException {
		watch(new StandInSys(folder)).come();
		assertEquals("The computer has no USB, or does not tell of it: there is no /sys/bus/usb/devices.",
				shown.getUsb().getUntold());
	}

	@Test
	void oneMachineAtATime() throws IOException {
		var one = machine("one");
		var other = machine("other");
		var sys = StandInSys.usual(folder);
		var devices = sys.reader(new TestFiles(folder)).read().join();
		UsbSync.apply(new HostUsbState("", devices, List.of(), IdNames.NONE, true), shown);
		var stick = shown.getUsb().getDevices().get(2);
		assertEquals("", UsbOffer.refusal(stick, one));
		assertEquals(UsbWay.KIND, UsbOffer.usualWay(stick));
		var far = LiveFactory.eINSTANCE.createHost();
		far.getMachines().add(machine("far"));
		assertEquals("far runs on another computer.", UsbOffer.refusal(stick, far.getMachines().getFirst()));
		UsbSync.apply(new HostUsbState("", devices,
				List.of(new UsbClaim("one", "/machine/peripheral/usb0", 0x781, 0x5581, 0, "", 0, true)), IdNames.NONE,
				true), shown);
		assertEquals("This machine has it already.", UsbOffer.refusal(stick, one));
		assertEquals("one has it: detach it there first.", UsbOffer.refusal(stick, other));
		UsbSync.apply(new HostUsbState("", devices,
				List.of(new UsbClaim("one", "/machine/peripheral/usb0", 0, 0, 1, "1.2", 0, false)), IdNames.NONE, true),
				shown);
		assertEquals("one waits for it: detach it there first.", UsbOffer.refusal(stick, other));
		UsbSync.apply(new HostUsbState("", devices,
				List.of(new UsbClaim("one", "/machine/peripheral/usb0", 0x781, 0x5582, 0, "", 0, false)),
				IdNames.NONE, true), shown);
		assertEquals("", UsbOffer.refusal(stick, other), "it waits for another one");
	}

	@Test
	void twoAlikeAreToldApartByTheirPorts() throws IOException {
		var sys = StandInSys.usual(folder);
		sys.plug("1-4", 11, "0781:5581", "SanDisk", "SanDisk Ultra", 0, 0);
		watch(sys).come();
		assertEquals(UsbWay.PORT, UsbOffer.usualWay(shown.getUsb().getDevices().get(2)));
		assertEquals("{vendorid=1921, productid=21889, hostbus=1, hostport=1.2}",
				UsbWay.PORT.properties(new UsbIds(0x781, 0x5581), 1, "1.2", 5).toString());
		assertEquals("{hostbus=1, hostaddr=5}",
				UsbWay.ONCE.properties(new UsbIds(0x781, 0x5581), 1, "1.2", 5).toString());
	}

	private Machine machine(String id) {
		var machine = LiveFactory.eINSTANCE.createMachine();
		machine.setId(id);
		machine.setName(id);
		machine.setState(MachineState.RUNNING);
		shown.getMachines().add(machine);
		return machine;
	}
}
