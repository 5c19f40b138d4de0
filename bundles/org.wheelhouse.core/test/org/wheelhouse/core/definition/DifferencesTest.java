package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuCommandLine;

class DifferencesTest {

	private static final String DISK = "-drive if=virtio,id=disk0,file=d.qcow2";
	private static final Limits SLOW = new Limits(1000, 0, 0, 0, 0, 0);

	private final List<Device> devices = new ArrayList<>();
	private final List<PlugJournal.Entry> plugged = new ArrayList<>();
	private Optional<Set<String>> present = Optional.empty();

	@Test
	void whatRunsAsItIsDefinedIsNotTold() throws Exception {
		disk("disk0", Limits.NONE, "d.qcow2");
		assertEquals(List.of(), told(DISK));
		devices.clear();
		disk("disk0", SLOW, "/vm/d.qcow2");
		assertEquals(List.of(), told(DISK + ",throttling.bps-total=1000"));
	}

	@Test
	void aSnapshotAndWhatWasDoneAfterItAreTold() throws Exception {
		disk("disk0", Limits.NONE, "/vm/snap1.qcow2", "d.qcow2");
		assertEquals(List.of("disk0 is on snap1.qcow2 (defined: d.qcow2)"), told(DISK));
		devices.clear();
		disk("disk0", Limits.NONE, "/vm/snap1.qcow2"); // streamed: no trace of the other is left
		assertEquals(List.of("disk0 is on snap1.qcow2 (defined: d.qcow2)"), told(DISK));
		devices.clear();
		disk("disk0", Limits.NONE, "d.qcow2"); // committed, and the definition had followed the snapshot
		assertEquals(List.of("disk0 is on d.qcow2 (defined: snap1.qcow2)"),
				told("-drive if=virtio,id=disk0,file=snap1.qcow2"));
	}

	@Test
	void adiskOfABlockdevIsFoundByItsDevice() throws Exception {
		devices.add(new Device("k", "", "/machine/peripheral/vd0/virtio-backend", "vd0", "virtio-blk-pci", false, false,
				false, false, "ok", false, Limits.NONE, List.of(node("/vm/snap1.qcow2")), Optional.empty()));
		assertEquals(List.of("vd0 is on snap1.qcow2 (defined: d.qcow2)"),
				told("-blockdev driver=qcow2,node-name=n,file.driver=file,file.filename=d.qcow2 "
						+ "-device virtio-blk-pci,drive=n,id=vd0"));
	}

	@Test
	void aDiscThatWasChangedTakenOutOrPutInIsTold() throws Exception {
		cd("ide1-cd0", "/iso/b.iso");
		assertEquals(List.of("ide1-cd0 holds b.iso (defined: a.iso)"), told("-cdrom a.iso"));
		assertEquals(List.of("ide1-cd0 holds b.iso, which the definition does not have"), told("-m 1G"));
		devices.clear();
		cd("ide1-cd0");
		assertEquals(List.of("the disc of ide1-cd0 is out (defined: a.iso)"), told("-cdrom a.iso"));
		assertEquals(List.of(), told("-m 1G"));
	}

	@Test
	void aThrottleThatIsNotDefinedAndOneThatWasTakenOffAreTold() throws Exception {
		disk("disk0", SLOW, "d.qcow2");
		assertEquals(List.of("disk0 is throttled"), told(DISK));
		devices.clear();
		disk("disk0", Limits.NONE, "d.qcow2");
		assertEquals(List.of("disk0 is not throttled (defined: it is)"), told(DISK + ",iops=10"));
	}

	@Test
	void whatWasPluggedInIsToldUnlessTheDefinitionFollowed() throws Exception {
		plugged.add(new PlugJournal.Entry("nic1", "{}", Optional.empty(), Instant.EPOCH));
		assertEquals(List.of("nic1 was plugged in"), told("-m 1G"));
		assertEquals(List.of(), told("-device e1000,id=nic1"));
	}

	@Test
	void whatWasUnpluggedIsToldOnceTheDevicesAreKnown() throws Exception {
		var options = "-device virtio-net-pci,id=nic0 -device usb-tablet,id=t";
		assertEquals(List.of(), told(options));
		present = Optional.of(Set.of("nic0"));
		assertEquals(List.of(), told(options));
		present = Optional.of(Set.of(""));
		assertEquals(List.of("nic0 was unplugged"), told(options));
	}

	private List<String> told(String options) throws Exception {
		return Differences.of(QemuCommandLine.parse(options).options(), Path.of("/vm"),
				Optional.of(new BlockGraph(devices, List.of(), List.of())), plugged, present);
	}

	private void disk(String id, Limits limits, String... files) {
		add(id, false, limits, files);
	}

	private void cd(String id, String... files) {
		add(id, true, Limits.NONE, files);
	}

	private void add(String id, boolean removable, Limits limits, String... files) {
		devices.add(new Device(id, id, "", id, "", removable, false, removable, false, "ok", false, limits,
				Stream.of(files).map(DifferencesTest::node).toList(), Optional.empty()));
	}

	private static Node node(String file) {
		return new Node("n", "qcow2", file, false, false, 1, 1, "", false);
	}
}
