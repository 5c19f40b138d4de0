package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.UnplugWay;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

class UnplugDeviceTest {

	private static final Duration SOON = Duration.ofMillis(20);

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	@BeforeEach
	void plugged() {
		there("disk0", "nic0", "dimm1");
		machine.journal().add(new PlugJournal.Entry("disk0", "{\"driver\":\"virtio-blk-pci\",\"id\":\"disk0\"}",
				Optional.of(new PlugJournal.Backend("blockdev-add", "{\"driver\":\"raw\",\"node-name\":\"wh-disk0\"}")),
				Instant.EPOCH));
	}

	private void there(String... ids) {
		machine.answering(new QomList("/machine/peripheral"), Arrays.stream(ids)
				.map(id -> "{\"name\":\"" + id + "\",\"type\":\"child<device>\"}")
				.collect(Collectors.joining(",", "[", "]")));
	}

	private LeavingState state(String id) {
		var shown = machine.shownLeaving().get(id);
		return shown == null ? LeavingState.STAYS : shown.state();
	}

	private List<String> changes() {
		return machine.sent().stream().filter(name -> !name.startsWith("qom-") && !name.startsWith("query-")).toList();
	}

	@Test
	void theEndOfAPartOfADeviceIsNotItsEnd() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		Await.until("it is leaving", () -> state("disk0") == LeavingState.WAITING);
		machine.fire("DEVICE_DELETED", "{\"path\":\"/machine/peripheral/disk0/virtio-backend\"}");
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk1\",\"path\":\"/machine/peripheral/disk1\"}");
		Await.get(machine.leaving().gone("disk1"));
		assertFalse(departure.isDone());
		assertEquals(List.of("device_del"), changes());
		there();
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\",\"path\":\"/machine/peripheral/disk0\"}");
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(departure));
		assertEquals(List.of("device_del", "blockdev-del"), changes());
		assertTrue(machine.shownLeaving().isEmpty());
	}

	/** As the xhci of QEMU 7.2, and a processor, which tell of a part of them only or of nothing. */
	@Test
	void aDeviceThatTellsNothingIsGoneWhenQemuDoesNotListItAnyMore() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		Await.until("it is leaving", () -> state("disk0") == LeavingState.WAITING);
		there();
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(departure));
	}

	@Test
	void whatGoesAlongTakesItsBackEndAlongToo() throws Exception {
		there("scsi0", "disk0");
		var departure = new UnplugDevice(machine, "scsi0").run();
		Await.until("it is leaving", () -> state("scsi0") == LeavingState.WAITING);
		there();
		machine.journal().remove("disk0");
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\"}");
		Await.get(departure);
		assertEquals(List.of("device_del", "blockdev-del"), changes());
	}

	@Test
	void theJournalMayForgetTheDeviceFirst() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		machine.journal().remove("disk0");
		there();
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\"}");
		Await.get(departure);
		assertEquals(List.of("device_del", "blockdev-del"), changes());
	}

	@Test
	void aGuestThatRefusesKeepsTheDevice() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		Await.until("it is leaving", () -> state("disk0") == LeavingState.WAITING);
		machine.fire("DEVICE_UNPLUG_GUEST_ERROR", "{\"device\":\"disk0\",\"path\":\"/machine/peripheral/disk0\"}");
		assertInstanceOf(UnplugResult.Refused.class, Await.get(departure));
		assertEquals(List.of("device_del"), changes());
		assertEquals(LeavingState.REFUSED, state("disk0"));
		assertEquals(1, machine.journal().entries().size());
		machine.leaving().dismiss("disk0");
		Await.until("it is read", () -> machine.shownLeaving().isEmpty());
	}

	@Test
	void aStatusOfAcpiThatIsNeitherDoneNorUnderWayIsARefusal() throws Exception {
		var departure = new UnplugDevice(machine, "dimm1").run();
		Await.until("it is leaving", () -> state("dimm1") == LeavingState.WAITING);
		machine.fire("ACPI_DEVICE_OST", ost("dimm1", 1, 0));
		machine.fire("ACPI_DEVICE_OST", ost("dimm1", 3, 132));
		machine.fire("ACPI_DEVICE_OST", ost("dimm1", 3, 130));
		var refused = assertInstanceOf(UnplugResult.Refused.class, Await.get(departure));
		assertTrue(refused.text().contains("status 130, busy"), refused.text());
		var again = new UnplugDevice(machine, "dimm1").run();
		Await.until("it is asked again", () -> state("dimm1") == LeavingState.WAITING);
		there("disk0", "nic0");
		assertInstanceOf(UnplugResult.Unplugged.class, Await.get(again));
	}

	@Test
	void whatAnotherClientAskedForIsShownAsTheirsAndKeepsItsBackEnd() throws Exception {
		machine.fire("ACPI_DEVICE_OST", ost("dimm1", 3, 132));
		Await.until("it is leaving", () -> state("dimm1") == LeavingState.WAITING);
		assertTrue(machine.shownLeaving().get("dimm1").theirs());
		machine.fire("MEM_UNPLUG_ERROR", "{\"device\":\"dimm1\",\"msg\":\"in use\"}");
		Await.until("it is refused", () -> state("dimm1") == LeavingState.REFUSED);
		there("disk0", "nic0");
		machine.fire("DEVICE_DELETED", "{\"device\":\"dimm1\"}");
		Await.until("it has gone", () -> machine.shownLeaving().isEmpty());
		assertEquals(List.of(), changes());
	}

	@Test
	void aDeviceThatGoesLateIsStillCleanedUpAfter() throws Exception {
		acpi("disk0");
		var silent = assertInstanceOf(UnplugResult.Silent.class,
				Await.get(new UnplugDevice(machine, "disk0", SOON).run()));
		assertEquals(LeavingState.AT_RESET, state("disk0"));
		assertTrue(machine.shownLeaving().get("disk0").text().contains("reset"));
		assertFalse(silent.late().isDone());
		there();
		machine.fire("DEVICE_DELETED", "{\"device\":\"disk0\"}");
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(silent.late()));
		assertEquals(List.of("device_del", "blockdev-del"), changes());
	}

	@Test
	void whereAResetDoesNotHelpNobodySaysSo() throws Exception {
		machine.answering(new QomGet("/machine/peripheral/dimm1", "type"), "\"pc-dimm\"");
		var silent = assertInstanceOf(UnplugResult.Silent.class,
				Await.get(new UnplugDevice(machine, "dimm1", SOON).run()));
		assertEquals(LeavingState.SILENT, state("dimm1"));
		assertFalse(silent.text().contains("reset"), silent.text());
	}

	private void acpi(String id) {
		machine.answering(new QomGet("/machine/peripheral/" + id, "type"), "\"virtio-blk-pci\"");
		machine.answering(new QomGet("/machine/peripheral/" + id, "parent_bus"), "\"/machine/i440fx/pci.0\"");
		machine.answering(new QomGet("/machine/i440fx/pci.0", "type"), "\"PCI\"");
		machine.answering(new QomGet("/machine/i440fx/pci.0", "hotplug-handler"), "\"/machine/unattached/device[9]\"");
	}

	@Test
	void whoHandlesABusTellsHowItsGuestIsAsked() throws Exception {
		acpi("disk0");
		assertEquals(UnplugWay.ACPI, way("disk0"));
		machine.answering(new QomGet("/machine/peripheral/disk0", "parent_bus"), "\"/machine/peripheral/rp1/rp1\"");
		machine.answering(new QomGet("/machine/peripheral/rp1/rp1", "hotplug-handler"), "\"/machine/peripheral/rp1\"");
		machine.answering(new QomGet("/machine/peripheral/rp1/rp1", "type"), "\"PCIE\"");
		assertEquals(UnplugWay.NATIVE, way("disk0"));
		machine.answering(new QomGet("/machine/peripheral/rp1/rp1", "type"), "\"PCI\"");
		assertEquals(UnplugWay.SHPC, way("disk0"));
		machine.answering(new QomGet("/machine/peripheral/rp1/rp1", "type"), "\"usb-bus\"");
		assertEquals(UnplugWay.AT_ONCE, way("disk0"));
		machine.answering(new QomGet("/machine/peripheral/disk0", "type"), "\"qemu64-x86_64-cpu\"");
		assertEquals(UnplugWay.CPU, way("disk0"));
		machine.refusing("qom-get", "no");
		assertEquals(UnplugWay.NOT_KNOWN, way("disk0"));
	}

	private UnplugWay way(String id) throws Exception {
		return Await.get(new UnplugWayReader(machine, "/machine/peripheral/" + id).read());
	}

	@Test
	void whatWentWhileNobodyListenedIsSeenWhenTheMonitorAnswersAgain() throws Exception {
		var departure = new UnplugDevice(machine, "disk0").run();
		Await.until("it is leaving", () -> state("disk0") == LeavingState.WAITING);
		machine.disconnected();
		assertThrows(Exception.class, () -> Await.get(departure));
		assertTrue(machine.shownLeaving().isEmpty());
		there();
		machine.connected();
		Await.until("it is cleaned up", () -> changes().contains("blockdev-del"));
		assertTrue(machine.journal().entries().isEmpty());
	}

	@Test
	void whatStaysWhileNobodyListenedIsShownAgainWithTheTimeItWasAsked() throws Exception {
		new UnplugDevice(machine, "dimm1").run();
		Await.until("it is leaving", () -> state("dimm1") == LeavingState.WAITING);
		long since = machine.shownLeaving().get("dimm1").sinceMillis();
		machine.disconnected();
		machine.answering("query-commands", "[{\"name\":\"query-acpi-ospm-status\"}]");
		machine.answering("query-acpi-ospm-status",
				"[{\"device\":\"dimm1\",\"source\":3,\"status\":130,\"slot\":\"0\",\"slot-type\":\"DIMM\"}]");
		machine.connected();
		Await.until("it is refused", () -> state("dimm1") == LeavingState.REFUSED);
		assertEquals(since, machine.shownLeaving().get("dimm1").sinceMillis());
	}

	private static String ost(String device, int source, int status) {
		return "{\"info\":{\"device\":\"" + device + "\",\"source\":" + source + ",\"status\":" + status
				+ ",\"slot\":\"0\",\"slot-type\":\"DIMM\"}}";
	}

	@Test
	void aNetworkThatAnotherCardUsesByNowStays() throws Exception {
		network("\"nic9: index=0,type=nic,model=e1000\\r\\n \\\\ wh-nic0: index=0,type=user\\r\\n\"");
		var departure = new UnplugDevice(machine, "nic0").run();
		there("disk0");
		machine.fire("DEVICE_DELETED", "{\"device\":\"nic0\"}");
		var gone = assertInstanceOf(UnplugResult.Unplugged.class, Await.get(departure));
		assertTrue(gone.remarks().getFirst().contains("nic9"), gone.remarks().toString());
		assertFalse(machine.sent().contains("netdev_del"));
	}

	@Test
	void aNetworkThatNobodyUsesAnyMoreGoesWithItsCard() throws Exception {
		network("\"wh-nic0: index=0,type=user\\r\\n\"");
		var departure = new UnplugDevice(machine, "nic0").run();
		there("disk0");
		machine.fire("DEVICE_DELETED", "{\"device\":\"nic0\"}");
		assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(departure));
		assertTrue(machine.sent().contains("netdev_del"));
	}

	private void network(String printed) {
		machine.journal().add(new PlugJournal.Entry("nic0", "{\"driver\":\"e1000\",\"id\":\"nic0\"}",
				Optional.of(new PlugJournal.Backend("netdev_add", "{\"type\":\"user\",\"id\":\"wh-nic0\"}")),
				Instant.EPOCH));
		machine.answering("human-monitor-command", printed);
	}
}
