package org.wheelhouse.core.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;

class DifferencesTest {

	private static final Path FOLDER = Path.of("/vm");
	private static final String DISK = "-drive if=virtio,id=disk0,file=d.qcow2";
	private static final Limits SLOW = new Limits(1000, 0, 0, 0, 0, 0);

	private final List<Device> devices = new ArrayList<>();
	private final List<PlugJournal.Entry> plugged = new ArrayList<>();
	private Optional<Set<String>> present = Optional.empty();
	private List<QemuOption> started = List.of();
	private final Set<Path> missing = new HashSet<>();
	private long memory = -1;
	private final Set<String> linksDown = new HashSet<>();

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
		assertEquals(List.of("Disk disk0, snapshot: defined d.qcow2, runs snap1.qcow2 upon it"), told(DISK));
		assertEquals("-drive if=virtio,id=disk0,file=snap1.qcow2", takenOver(DISK));
		assertFalse(one(DISK).drop().possible());
		devices.clear();
		disk("disk0", Limits.NONE, "/vm/snap1.qcow2"); // streamed: no trace of the other is left
		assertEquals(List.of("Disk disk0, on another image: defined d.qcow2, runs snap1.qcow2"), told(DISK));
		assertEquals("-drive if=virtio,id=disk0,file=snap1.qcow2", takenOver(DISK));
		devices.clear();
		disk("disk0", Limits.NONE, "d.qcow2"); // committed, and the definition had followed the snapshot
		assertEquals(List.of("Disk disk0, on another image: defined snap1.qcow2, runs d.qcow2"),
				told("-drive if=virtio,id=disk0,file=snap1.qcow2"));
	}

	@Test
	void aDiskThatAJobWorksOnIsNotTakenOver() throws Exception {
		devices.add(new Device("disk0", "disk0", "", "disk0", "", false, false, false, false, "ok", false, Limits.NONE,
				List.of(new Node("n", "mirror_top", "/vm/snap1.qcow2", false, false, 1, 1, "", false)),
				Optional.empty()));
		var way = one(DISK).takeOver();
		assertFalse(way.possible());
		assertTrue(way.text().contains("mirror_top"), way.text());
	}

	@Test
	void adiskOfABlockdevIsFoundByItsDevice() throws Exception {
		devices.add(new Device("k", "", "/machine/peripheral/vd0/virtio-backend", "vd0", "virtio-blk-pci", false, false,
				false, false, "ok", false, Limits.NONE, List.of(node("/vm/snap1.qcow2")), Optional.empty()));
		var options = "-blockdev driver=qcow2,node-name=n,file.driver=file,file.filename=d.qcow2 "
				+ "-device virtio-blk-pci,drive=n,id=vd0";
		assertEquals(List.of("Disk vd0, on another image: defined d.qcow2, runs snap1.qcow2"), told(options));
		assertEquals(options.replace("d.qcow2", "snap1.qcow2"), takenOver(options));
	}

	@Test
	void aDiscThatWasChangedTakenOutOrPutInIsTold() throws Exception {
		cd("ide1-cd0", "/iso/b.iso");
		assertEquals(List.of("Drive ide1-cd0, medium changed: defined a.iso, runs b.iso"), told("-cdrom a.iso"));
		assertEquals("-cdrom /iso/b.iso", takenOver("-cdrom a.iso"));
		assertEquals(List.of("Drive ide1-cd0, medium put in: defined empty, runs b.iso"), told("-m 1G"));
		assertEquals("-m 1G -drive if=ide,bus=1,unit=0,media=cdrom,file=/iso/b.iso,format=raw", takenOver("-m 1G"));
		devices.clear();
		cd("ide1-cd0");
		assertEquals(List.of("Drive ide1-cd0, ejected: defined a.iso, runs empty"), told("-cdrom a.iso"));
		assertEquals("-cdrom ''", takenOver("-cdrom a.iso"));
		assertEquals(List.of(), told("-cdrom ''"));
		assertEquals("-drive if=ide,index=2,media=cdrom",
				takenOver("-drive if=ide,index=2,media=cdrom,file=a.iso,format=raw"));
		assertEquals(List.of(), told("-m 1G"));
	}

	@Test
	void aDiscOfABlockdevIsTakenOutOfBothOptionsAndPutInAgain() throws Exception {
		var full = "-blockdev driver=raw,node-name=n,read-only=on,file.driver=file,file.filename=a.iso "
				+ "-device ide-cd,drive=n,id=cd0";
		devices.add(new Device("cd0", "", "cd0", "cd0", "ide-cd", true, false, true, false, "ok", false, Limits.NONE,
				List.of(), Optional.empty()));
		assertEquals(List.of("Drive cd0, ejected: defined a.iso, runs empty"), told(full));
		assertEquals("-device ide-cd,id=cd0", takenOver(full));
		devices.clear();
		devices.add(new Device("cd0", "", "cd0", "cd0", "ide-cd", true, false, true, false, "ok", true, Limits.NONE,
				List.of(new Node("#block1", "raw", "/iso/b.iso", true, false, 1, 1, "", false)), Optional.empty()));
		assertEquals("-device ide-cd,id=cd0,drive=wh-cd0 -blockdev driver=raw,file.driver=file,"
				+ "file.filename=/iso/b.iso,node-name=wh-cd0,read-only=on", takenOver("-device ide-cd,id=cd0"));
		assertEquals(full.replace("a.iso", "/iso/b.iso"), takenOver(full));
	}

	@Test
	void aDiscWhoseFileIsMissingIsNotPutBack() throws Exception {
		cd("ide1-cd0");
		assertEquals(Difference.Way.to("puts a.iso in"), one("-cdrom a.iso").drop());
		missing.add(FOLDER.resolve("a.iso"));
		assertEquals(Difference.Way.not("its file is missing"), one("-cdrom a.iso").drop());
	}

	@Test
	void aThrottleThatIsNotDefinedAndOneThatWasTakenOffAreTold() throws Exception {
		disk("disk0", SLOW, "d.qcow2");
		assertEquals(List.of("Disk disk0, throttled: defined no limit, runs 1000 bytes/s"), told(DISK));
		assertEquals(DISK + ",throttling.bps-total=1000", takenOver(DISK));
		assertEquals(DISK + ",bps=1000", takenOver(DISK + ",bps=7"));
		assertFalse(one("-hda d.qcow2").takeOver().possible());
		devices.clear();
		disk("disk0", Limits.NONE, "d.qcow2");
		assertEquals(List.of("Disk disk0, not throttled: defined 10 operations/s, runs no limit"),
				told(DISK + ",iops=10"));
		assertEquals(DISK, takenOver(DISK + ",iops=10,iops_max=20"));
	}

	@Test
	void whatWasPluggedInIsToldUnlessTheDefinitionFollowed() throws Exception {
		plugged.add(new PlugJournal.Entry("nic1",
				"{\"driver\":\"e1000\",\"id\":\"nic1\",\"bus\":\"pci.0\",\"addr\":\"0x7\"}", Optional.empty(),
				Instant.EPOCH));
		assertEquals(List.of("Network card nic1, plugged: defined –, runs e1000, in pci.0, slot 7"), told("-m 1G"));
		assertEquals("-m 1G -device e1000,id=nic1,bus=pci.0,addr=0x7", takenOver("-m 1G"));
		assertEquals(List.of(), told("-device e1000,id=nic1"));
		assertEquals(Difference.Way.to("unplugs it"), one("-m 1G").drop());
	}

	/** What the guest has written since is in the overlay. */
	@Test
	void aPluggedDiskIsTakenOverWithTheImageThatItIsOnNow() throws Exception {
		plugged.add(new PlugJournal.Entry("vd1", "{\"driver\":\"virtio-blk-pci\",\"id\":\"vd1\",\"drive\":\"wh-vd1\"}",
				Optional.of(new PlugJournal.Backend("blockdev-add",
						"{\"driver\":\"qcow2\",\"node-name\":\"wh-vd1\",\"file\":{\"driver\":\"file\",\"filename\":\"/vm/d.qcow2\"}}")),
				Instant.EPOCH));
		devices.add(new Device("vd1", "", "vd1", "vd1", "virtio-blk-pci", false, false, false, false, "ok", false,
				Limits.NONE, List.of(node("/vm/snap.qcow2"), node("/vm/d.qcow2")), Optional.empty()));
		assertTrue(takenOver("-m 1G").contains("\"/vm/snap.qcow2\""), takenOver("-m 1G"));
	}

	@Test
	void whatWasUnpluggedIsToldOnceTheDevicesAreKnown() throws Exception {
		var options = "-netdev user,id=n0 -device virtio-net-pci,id=nic0,netdev=n0 -device usb-tablet,id=t";
		started(options);
		assertEquals(List.of(), told(options));
		present = Optional.of(Set.of("nic0"));
		assertEquals(List.of(), told(options));
		present = Optional.of(Set.of(""));
		assertEquals(List.of("Network card nic0, unplugged: defined virtio-net-pci, n0, runs –"), told(options));
		assertEquals("-netdev user,id=n0 -device usb-tablet,id=t", takenOver(options));
		assertEquals(Difference.Way.to("plugs it in again"), one(options).drop());
	}

	@Test
	void aLinkThatIsDownCanOnlyBeBroughtUp() throws Exception {
		linksDown.add("nic0");
		var difference = one("-device e1000,id=nic0");
		assertEquals("Network card nic0, link taken down: defined link up, runs link down", difference.sentence());
		assertFalse(difference.takeOver().possible());
		assertTrue(difference.drop().possible());
	}

	@Test
	void whatWasWrittenSinceTheStartIsTold() throws Exception {
		started("-m 2G,slots=2,maxmem=8G -smp 2 -name a");
		assertEquals(List.of(), told("-m 2G,slots=2,maxmem=8G -smp 2 -name a"));
		var difference = one("-m 4G,slots=2,maxmem=8G -smp 2 -name a");
		assertEquals("Memory, edited: defined 4 GiB, runs 2 GiB",
				difference.sentence());
		assertEquals(Difference.Way.to("plugs a DIMM of 2 GiB"), difference.apply());
		assertFalse(difference.takeOver().possible());
		assertFalse(difference.drop().possible());
		assertEquals("Memory, edited: defined 2 GiB, runs 2 GiB, 2 slots, up to 8 GiB",
				one("-m 2G -smp 2 -name a").sentence());
		assertFalse(one("-m 16G,slots=2,maxmem=8G -smp 2 -name a").apply().possible());
		assertFalse(one("-m 1G,slots=2,maxmem=8G -smp 2 -name a").apply().possible());
		assertEquals(List.of("Processors, edited: defined -smp 4, runs -smp 2",
				"Option -rtc, edited: defined -rtc base=utc, runs –").size(),
				told("-m 2G,slots=2,maxmem=8G -smp 4 -name a -rtc base=utc").size());
	}

	@Test
	void memoryThatWasPluggedCountsAndCanBeTakenOver() throws Exception {
		started("-m 2G,slots=2,maxmem=8G");
		plugged.add(new PlugJournal.Entry("dimm0",
				"{\"driver\":\"pc-dimm\",\"id\":\"dimm0\",\"memdev\":\"wh-dimm0\"}",
				Optional.of(new PlugJournal.Backend("object-add",
						"{\"qom-type\":\"memory-backend-ram\",\"id\":\"wh-dimm0\",\"size\":2147483648}")),
				Instant.EPOCH));
		assertEquals(List.of(), told("-m 4G,slots=2,maxmem=8G"));
		assertEquals("-m 4G,slots=2,maxmem=8G", takenOver("-m 2G,slots=2,maxmem=8G"));
		assertEquals(Difference.Way.to("unplugs dimm0"), one("-m 2G,slots=2,maxmem=8G").drop());
	}

	/** To write it a second time would keep the next start from coming up. */
	@Test
	void aDiscThatIsDefinedInAWayThatIsNotReadHereIsNotTold() throws Exception {
		cd("ide1-cd0", "json:{\"driver\":\"vvfat\",\"dir\":\"/x\"}");
		assertEquals(List.of(), told("-drive if=ide,index=2,media=cdrom,file=fat:/x"));
		devices.clear();
		cd("ide1-cd0", "/iso/b.iso");
		assertEquals(List.of(), told("-readconfig more.cfg"));
	}

	@Test
	void aBalloonCanOnlyBeLetDown() throws Exception {
		started("-m 1G");
		memory = 1 << 30;
		assertEquals(List.of(), told("-m 1G"));
		memory = 1 << 29;
		var difference = one("-m 1G");
		assertEquals("Memory of the guest, balloon inflated: defined 1 GiB, runs 512 MiB", difference.sentence());
		assertFalse(difference.takeOver().possible());
		assertTrue(difference.drop().possible());
	}

	/** QEMU itself puts an overlay on it, which goes with the process. */
	@Test
	void whatIsThrownAwayAtTheEndIsNoSnapshot() throws Exception {
		disk("disk0", Limits.NONE, "/var/tmp/vl.Xa3", "d.qcow2");
		assertEquals(List.of(), told(DISK + " -snapshot"));
		assertEquals(List.of(), told(DISK + ",snapshot=on"));
	}

	@Test
	void aDeviceThatWasWrittenSinceCanBePluggedNow() throws Exception {
		started("-m 1G");
		present = Optional.of(Set.of());
		var difference = one("-m 1G -netdev user,id=n1 -device virtio-net-pci,netdev=n1,id=nic1");
		assertEquals("Network card nic1, edited: defined virtio-net-pci, n1, runs –", difference.sentence());
		assertEquals(Difference.Way.to("plugs it in"), difference.apply());
		// A network that runs a program is for the start, which shows what it runs.
		assertFalse(one("-m 1G -netdev tap,id=n1,script=/tmp/x -device virtio-net-pci,netdev=n1,id=nic1").apply()
				.possible());
		var disk = one("-m 1G -blockdev qcow2,node-name=n,file.driver=file,file.filename=d.qcow2 "
				+ "-device virtio-blk-pci,drive=n,id=vd1");
		assertEquals(Difference.Way.not("At the next start, which looks at its image first"), disk.apply());
	}

	@Test
	void whatWasTakenOverIsNoEdit() throws Exception {
		started(DISK + " -cdrom a.iso");
		disk("disk0", SLOW, "/vm/snap1.qcow2", "d.qcow2");
		cd("ide1-cd0");
		plugged.add(new PlugJournal.Entry("nic1", "{\"driver\":\"e1000\",\"id\":\"nic1\"}", Optional.empty(),
				Instant.EPOCH));
		var definition = DefinitionText.parse(DISK + " -cdrom a.iso");
		for (var difference : all(definition)) {
			definition = new TakenOver(FOLDER, running()).apply(definition, difference);
		}
		assertEquals("-drive if=virtio,id=disk0,file=snap1.qcow2,throttling.bps-total=1000 -cdrom '' "
				+ "-device e1000,id=nic1", definition.text().strip());
		assertEquals(List.of(), all(definition));
	}

	@Test
	void whatTheHostAddsIsNoDifference() throws Exception {
		var words = new ArrayList<>(List.of("qemu-system-x86_64", "-m", "1G", "-name", "guest=a", "-accel", "tcg",
				"-vnc", "unix:/run/w/1/vnc.sock", "-serial", "unix:/run/w/1/serial.sock,server=on,wait=off", "-chardev",
				"socket,id=wheelhouse0,path=/run/w/1/qmp.sock,server=on,wait=off", "-mon",
				"chardev=wheelhouse0,mode=control", "-chardev",
				"socket,id=wheelhouse1,path=/run/w/1/spare.sock,server=on,wait=off", "-mon",
				"chardev=wheelhouse1,mode=control"));
		var defined = QemuCommandLine.parse("-m 1G").options();
		assertEquals(defined, StartedOptions.of(words, defined));
		words.addAll(List.of("-incoming", "defer"));
		assertEquals(List.of(), StartedOptions.of(words, defined), "it was started as it ran elsewhere");
	}

	@Test
	void secretsOfOptionsAreNotShown() throws Exception {
		started("-m 1G");
		var told = one("-m 1G -spice port=1,password=hunter2").sentence();
		assertTrue(told.contains("port=1") && !told.contains("hunter2"), told);
	}

	@Test
	void aSecretThatIsInClearInTheDefinitionOnlyIsNoDifference() throws Exception {
		started("-vnc :1,password=on -spice port=1,password-secret=spice-password");
		assertEquals(List.of(), told("-object secret,id=s,data=hunter2 -vnc :1,password-secret=v0 "
				+ "-spice port=1,password=hunter2"));
		assertEquals(1, told("-vnc :2,password-secret=v0 -spice port=1,password=hunter2").size());
	}

	@Test
	void aCardOnAnotherNetworkIsADifferenceThatTheDefinitionCanFollow() throws Exception {
		var card = "qemu-system-x86_64 -netdev %s -device e1000,netdev=n0,id=c0";
		plugged.add(new PlugJournal.Entry("c0", "{\"driver\":\"e1000\",\"id\":\"c0\",\"netdev\":\"wh-c0\"}",
				Optional.of(new PlugJournal.Backend("netdev_add",
						"{\"type\":\"tap\",\"id\":\"wh-c0\",\"ifname\":\"tap0\",\"script\":\"no\"}")),
				Instant.EPOCH));
		var definition = DefinitionText.parse(card.formatted("user,id=n0"));
		var all = all(definition);
		assertEquals(List.of(Difference.Kind.NETWORK), all.stream().map(Difference::kind).toList());
		assertEquals("user | tap,ifname=tap0,script=no", all.getFirst().defined() + " | " + all.getFirst().runs());
		var with = new TakenOver(FOLDER, running()).apply(definition, all.getFirst());
		assertEquals(card.formatted("tap,id=n0,ifname=tap0,script=no"), with.text().strip());
		assertEquals(List.of(), all(with));
		assertEquals(List.of(), all(DefinitionText.parse(card.formatted("tap,script=no,ifname=tap0,id=n0"))));
	}

	@Test
	void aMediumThatIsPutInIsWrittenWhereTheDriveIs() throws Exception {
		var drive = new Device("cd0", "", "cd0", "cd0", "ide-cd", true, false, true, false, "ok", true, Limits.NONE,
				List.of(), Optional.empty());
		devices.add(drive);
		var definition = DefinitionText
				.parse("qemu-system-x86_64 -m 1G -blockdev raw,node-name=n,read-only=on,file.driver=file,"
						+ "file.filename=/a.iso -device ide-cd,id=cd0,drive=n");
		var file = new Node("", "raw", FOLDER.resolve("b.iso").toString(), true, false, -1, -1, "", false);
		var with = NextMedium.in(definition, FOLDER, running(), new Device("cd0", "", "cd0", "cd0", "ide-cd", true,
				false, true, false, "ok", true, Limits.NONE, List.of(file), Optional.empty()));
		assertTrue(with.text().contains("b.iso") && !with.text().contains("a.iso"), with::text);
		assertFalse(NextMedium.in(definition, FOLDER, running(), drive).text().contains("a.iso"));
	}

	private void started(String options) throws Exception {
		started = QemuCommandLine.parse(options).options();
	}

	private Running running() {
		return new Running(started, Optional.of(new BlockGraph(devices, List.of(), List.of())), plugged, present,
				linksDown, memory, missing);
	}

	private List<Difference> all(DefinitionText definition) {
		return Differences.of(definition, FOLDER, running());
	}

	private Difference one(String options) throws Exception {
		var all = all(DefinitionText.parse(options));
		assertEquals(1, all.size(), all::toString);
		return all.getFirst();
	}

	private List<String> told(String options) throws Exception {
		return all(DefinitionText.parse(options)).stream().map(Difference::sentence).toList();
	}

	/** Taken over, there is no difference any more. */
	private String takenOver(String options) throws Exception {
		var difference = one(options);
		assertTrue(difference.takeOver().possible(), difference.takeOver()::text);
		var taken = new TakenOver(FOLDER, running()).apply(DefinitionText.parse(options), difference);
		assertEquals(List.of(), all(taken), taken::text);
		return taken.text().strip();
	}

	private void disk(String id, Limits limits, String... files) {
		add(id, false, limits, files);
	}

	private void cd(String id, String... files) {
		add(id, true, Limits.NONE, files);
	}

	private void add(String id, boolean removable, Limits limits, String... files) {
		devices.add(new Device(id, id, "", id, "", removable, false, removable, false, "ok", false, limits,
				Stream.of(files).map(file -> removable ? disc(file) : node(file)).toList(), Optional.empty()));
	}

	private static Node node(String file) {
		return new Node("n", "qcow2", file, false, false, 1, 1, "", false);
	}

	private static Node disc(String file) {
		return new Node("n", "raw", file, true, false, 1, 1, "", false);
	}
}
