package org.wheelhouse.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

class CommandSafetyTest {

	private static final long MIB = 1 << 20;
	private static final String BALLOON = "/machine/peripheral/balloon0";
	private static final String NETWORK = """
			nic0: index=0,type=nic,model=e1000,macaddr=52:54:00:12:34:56\\r
			 \\\\ net0: index=0,type=user,net=10.0.2.0,restrict=off\\r
			nic1: index=0,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57\\r
			 \\\\ net1: index=0,type=tap,ifname=tap0\\r
			nic1: index=1,type=nic,model=virtio-net-pci,macaddr=52:54:00:12:34:57\\r
			 \\\\ net1: index=1,type=tap,ifname=tap0\\r
			net9: index=0,type=user,net=10.0.2.0,restrict=off\\r
			""".replace("\n", "\\n");

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));

	private Optional<Warning> before(String command, String arguments) throws Exception {
		return Await.get(new CommandSafety(machine).before(command,
				(ObjectNode) new ObjectMapper().readTree(arguments.replace('\'', '"'))));
	}

	private Optional<Warning.Weight> weight(String command, String arguments) throws Exception {
		return before(command, arguments).map(Warning::weight);
	}

	private void sized(long mib) {
		machine.answering("query-balloon", "{\"actual\":" + mib * MIB + "}")
				.answering("query-memory-size-summary", "{\"base-memory\":" + mib * MIB + ",\"plugged-memory\":0}")
				.answering("qom-list", "[]");
	}

	private Optional<Warning> balloon(long mib) throws Exception {
		return before("balloon", "{'value':" + mib * MIB + "}");
	}

	/** A relative name is one in QEMU's folder, here the folder of this test's process. */
	@Test
	void aFileThatQemuMeansIsLookedForWhereQemuIs() throws Exception {
		var here = "{'filename':'META-INF/MANIFEST.MF'}";
		assertEquals(Optional.of(Warning.Weight.SURPRISE), weight("pmemsave", here), "it cannot be told");
		machine.runningAs(ProcessHandle.current().pid());
		assertEquals(Optional.of(Warning.Weight.DAMAGE), weight("pmemsave", here));
	}

	@Test
	void harmlessCommandsAreNotHeldUpAndNothingIsAsked() throws Exception {
		assertEquals(Optional.empty(), before("stop", "{}"));
		assertEquals(Optional.empty(), before("no-such-command", "{'x':1}"));
		assertEquals(List.of(), machine.sent());
	}

	@Test
	void aBalloonBelowAQuarterIsAskedAboutWhenTheGuestTellsNothing() throws Exception {
		sized(1024);
		assertEquals(Warning.Weight.DAMAGE, balloon(255).orElseThrow().weight());
		assertEquals(Optional.empty(), balloon(256));
		assertEquals(Optional.empty(), balloon(4096));
	}

	@Test
	void aSmallGuestIsNotLeftLessThan128MiBUnasked() throws Exception {
		sized(256);
		assertTrue(balloon(127).orElseThrow().what().contains("127 MiB"));
		assertEquals(Optional.empty(), balloon(128));
		sized(64);
		assertEquals(Optional.empty(), balloon(64), "all that it has is not too little");
	}

	@Test
	void aBalloonIsJudgedByWhatTheGuestSaysThatItUses() throws Exception {
		sized(1024);
		machine.answering(new QomList("/machine/peripheral"),
				"[{\"name\":\"balloon0\",\"type\":\"child<virtio-balloon-pci>\"}]")
				.answering(new QomGet(BALLOON, "guest-stats-polling-interval"), "2")
				.answering(new QomGet(BALLOON, "guest-stats"),
						"{\"last-update\":1,\"stats\":{\"stat-available-memory\":" + 224 * MIB
								+ ",\"stat-free-memory\":1}}");
		var warning = balloon(799).orElseThrow();
		assertEquals(Warning.Weight.DAMAGE, warning.weight());
		assertTrue(warning.what().contains("800 MiB"), warning.what());
		assertEquals(Optional.empty(), balloon(800));
	}

	@Test
	void whatTheGuestDoesNotTellIsNotTakenForANumber() throws Exception {
		sized(1024);
		machine.answering(new QomList("/machine/peripheral"),
				"[{\"name\":\"balloon0\",\"type\":\"child<virtio-balloon-pci>\"}]")
				.answering(new QomGet(BALLOON, "guest-stats-polling-interval"), "2")
				.answering(new QomGet(BALLOON, "guest-stats"),
						"{\"last-update\":1,\"stats\":{\"stat-available-memory\":18446744073709551615,\"stat-free-memory\":18446744073709551615}}");
		assertEquals(Optional.empty(), balloon(256));
		assertTrue(balloon(255).isPresent());
		machine.answering(new QomGet(BALLOON, "guest-stats-polling-interval"), "0").answering(
				new QomGet(BALLOON, "guest-stats"),
				"{\"last-update\":1,\"stats\":{\"stat-available-memory\":0}}");
		assertEquals(Optional.empty(), balloon(256), "what it told before it was left alone is not used");
	}

	@Test
	void aDiskIsNotShrunkUnasked() throws Exception {
		machine.answering("query-block", """
				[{"device":"drive0","qdev":"/machine/peripheral/disk0/virtio-backend","removable":false,"locked":false,
				"inserted":%s}]""".formatted(node("node0", 1024 * MIB))).answering("query-named-block-nodes",
				"[" + node("node0", 1024 * MIB) + "," + node("below", 512 * MIB) + "]");
		for (var name : Set.of("'device':'drive0'", "'device':'disk0'", "'node-name':'node0'", "'device':'node0'")) {
			var warning = before("block_resize", "{" + name + ",'size':" + (1024 * MIB - 512) + "}");
			assertEquals(Warning.Weight.DAMAGE, warning.orElseThrow().weight(), name);
			assertEquals(Optional.empty(), before("block_resize", "{" + name + ",'size':" + 1024 * MIB + "}"));
		}
		assertTrue(before("block_resize", "{'node-name':'below','size':1}").isPresent());
		assertEquals(Optional.empty(), before("block_resize", "{'device':'nothing','size':1}"));
	}

	private static String node(String name, long bytes) {
		return """
				{"node-name":"%s","drv":"raw","file":"x","ro":false,"backing_file_depth":0,"encrypted":false,
				"detect_zeroes":"off","bps":0,"bps_rd":0,"bps_wr":0,"iops":0,"iops_rd":0,"iops_wr":0,
				"image":{"filename":"x","format":"raw","virtual-size":%d}}""".formatted(name, bytes);
	}

	@Test
	void aNetworkThatACardUsesIsNotRemovedUnasked() throws Exception {
		machine.answering("human-monitor-command", "\"" + NETWORK + "\"");
		var warning = before("netdev_del", "{'id':'net0'}").orElseThrow();
		assertEquals(Warning.Weight.DAMAGE, warning.weight());
		assertTrue(warning.what().contains("nic0"), warning.what());
		assertFalse(warning.what().contains("nic1"), warning.what());
		assertTrue(before("netdev_del", "{'id':'net1'}").orElseThrow().what().contains("by nic1."));
		assertEquals(Optional.empty(), before("netdev_del", "{'id':'net9'}"));
		assertEquals(Optional.empty(), before("netdev_del", "{'id':'net'}"));
	}

	@Test
	void theSourceOfAMigrationIsNotResumedUnasked() throws Exception {
		machine.answering("query-status", "{\"running\":false,\"status\":\"postmigrate\"}");
		assertEquals(Optional.of(Warning.Weight.DAMAGE), weight("cont", "{}"));
		machine.answering("query-status", "{\"running\":false,\"status\":\"paused\"}");
		assertEquals(Optional.empty(), before("cont", "{}"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"net0", "a", "A-b.c_9"})
	void idsThatEveryQemuTakesAreNotHeldUp(String id) throws Exception {
		assertEquals(Optional.empty(), before("device_add", "{'driver':'e1000','id':'" + id + "'}"));
		assertEquals(Optional.empty(), before("netdev_add", "{'type':'user','id':'" + id + "'}"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"0net", "_x", "a b", "a:b", "ü", "-x"})
	void idsThatSomeQemusRefuseAreExplained(String id) throws Exception {
		for (var command : Set.of("device_add", "netdev_add", "object-add", "chardev-add")) {
			assertEquals(Optional.of(Warning.Weight.SURPRISE), weight(command, "{'id':'" + id + "'}"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "a/b"})
	void idsAtWhichSomeQemusEndAreAskedAbout(String id) throws Exception {
		assertEquals(Optional.of(Warning.Weight.DAMAGE), weight("device_add", "{'id':'" + id + "'}"));
		assertEquals(Optional.of(Warning.Weight.SURPRISE), weight("netdev_add", "{'id':'" + id + "'}"));
	}

	@Test
	void aDeviceWithoutAnIdIsNoneOfItsBusiness() throws Exception {
		assertEquals(Optional.empty(), before("device_add", "{'driver':'e1000'}"));
	}

	@Test
	void aVncPasswordOfMoreThanEightBytesIsExplainedInAllThreeWordings() throws Exception {
		assertEquals(Optional.empty(), before("set_password", "{'protocol':'vnc','password':'12345678'}"));
		for (var password : Set.of("123456789", "üüüüü")) {
			for (var command : Set.of("set_password;{'protocol':'vnc','password':'%s'}",
					"change-vnc-password;{'password':'%s'}",
					"change;{'device':'vnc','target':'password','arg':'%s'}")) {
				var parts = command.split(";");
				var warning = before(parts[0], parts[1].formatted(password)).orElseThrow();
				assertEquals(Warning.Weight.SURPRISE, warning.weight(), command);
				assertFalse(warning.text().contains(password), "a secret is not repeated");
			}
		}
		assertEquals(Optional.empty(), before("set_password", "{'protocol':'spice','password':'123456789'}"));
		assertEquals(Optional.of(Warning.Weight.DAMAGE), weight("change-vnc-password", "{'password':''}"));
	}

	@Test
	void pluggingAndUnpluggingWarnAsTheirCommandsDo() throws Exception {
		var bridge = new PlugRequest("pcie-pci-bridge", "b", "rp", 0, new BackendRequest.None());
		assertEquals(before("device_add", "{'driver':'pcie-pci-bridge','id':'b','bus':'rp'}"),
				Await.get(new HotplugDevice(machine, bridge).warning()));
		assertTrue(Await.get(new HotplugDevice(machine, bridge).warning()).isPresent());
		machine.startedWith("qemu-system-x86_64", "-accel", "tcg,thread=single").answering("qom-get",
				"\"qemu64-x86_64-cpu\"");
		assertTrue(Await.get(new UnplugDevice(machine, "c").warning()).isPresent());
	}

	@Test
	void takingALinkDownIsExplained() throws Exception {
		assertTrue(before("set_link", "{'name':'nic0','up':false}").orElseThrow().what().contains("'nic0'"));
		assertEquals(Optional.empty(), before("set_link", "{'name':'nic0','up':true}"));
	}

	@Test
	void aDeviceIsNotTakenAwayByAPropertyUnasked() throws Exception {
		assertEquals(Warning.Weight.DAMAGE,
				before("qom-set", "{'path':'/machine/peripheral/nic0','property':'realized','value':false}")
						.orElseThrow().weight());
		assertEquals(Optional.empty(),
				before("qom-set", "{'path':'/machine/peripheral/nic0','property':'realized','value':true}"));
		assertEquals(Optional.empty(),
				before("qom-set", "{'path':'/machine/peripheral/bal0','property':'x','value':false}"));
	}

	/** Each was seen to end QEMU or to hang its monitor. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			device-list-properties | {'typename':'virtio-gpu-gl-pci'}
			device-list-properties | {'typename':'virtio-vga-gl'}
			nbd-server-stop | {}
			netdev_add | {'type':'hubport','id':'h','hubid':0,'netdev':'net0'}
			device_add | {'driver':'qemu64-x86_64-cpu','id':'c','socket-id':1}
			device_add | {'driver':'vhost-user-blk-pci','id':'v','chardev':'c'}
			device_add | {'driver':'ivshmem-doorbell','id':'v','chardev':'c'}
			device_add | {'driver':'pcie-pci-bridge','id':'b','bus':'rp'}
			qom-set | {'path':'/machine/peripheral/d','property':'drive','value':'n'}
			quit | {}
			snapshot-load | {'job-id':'j'}
			human-monitor-command | {'command-line':'quit'}
			human-monitor-command | {'command-line':' q'}
			human-monitor-command | {'command-line':'loadvm x'}
			human-monitor-command | {'command-line':'delvm x'}
			human-monitor-command | {'command-line':'savevm before'}
			human-monitor-command | {'command-line':'drive_del d'}
			human-monitor-command | {'command-line':'commit all'}
			human-monitor-command | {'command-line':'eject -f cd'}
			human-monitor-command | {'command-line':'netdev_del net0'}
			human-monitor-command | {'command-line':'netdev_add hubport,id=h,hubid=0,netdev=net0'}
			human-monitor-command | {'command-line':'device_add qemu64-x86_64-cpu,id=c'}
			human-monitor-command | {'command-line':'device_add virtio-vga-gl,help'}
			human-monitor-command | {'command-line':'nbd_server_stop'}
			human-monitor-command | {'command-line':'qom-set /machine/peripheral/n realized off'}
			human-monitor-command | {'command-line':'balloon 1'}
			""")
	void whatEndsOrDamagesAMachineIsAskedAbout(String command, String arguments) throws Exception {
		sized(1024);
		machine.answering("human-monitor-command", "\"" + NETWORK + "1 before 2 MiB\"").answering("query-block", "[]");
		assertEquals(Optional.of(Warning.Weight.DAMAGE), weight(command, arguments));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			device-list-properties | {'typename':'virtio-vga'}
			netdev_add | {'type':'hubport','id':'h','hubid':0,'netdev':'net9'}
			netdev_add | {'type':'hubport','id':'h','hubid':0}
			device_add | {'driver':'virtio-blk-pci','id':'v','drive':'c'}
			device_del | {'id':'v'}
			human-monitor-command | {'command-line':'info block'}
			human-monitor-command | {'command-line':'eject cd'}
			human-monitor-command | {'command-line':'savevm after'}
			human-monitor-command | {'command-line':'device_add virtio-rng-pci,id=r'}
			human-monitor-command | {'command-line':'netdev_add user,id=u'}
			human-monitor-command | {'command-line':'system_reset'}
			human-monitor-command | {'command-line':'block_resize'}
			human-monitor-command | {'command-line':''}
			""")
	void whatDoesNotIsLeftAlone(String command, String arguments) throws Exception {
		machine.answering("human-monitor-command", "\"" + NETWORK + "1 before 2 MiB\"").answering("query-block", "[]");
		assertEquals(Optional.empty(), before(command, arguments));
	}

	@Test
	void aVersionThatSurvivesIsNotAskedAbout() throws Exception {
		machine.of("10.0.2", "kvm");
		assertEquals(Optional.empty(), before("nbd-server-stop", "{}"));
		assertEquals(Optional.empty(), before("device-list-properties", "{'typename':'virtio-vga-gl'}"));
		assertEquals(Optional.empty(), before("device_add", "{'driver':'max-x86_64-cpu','id':'c'}"));
	}

	@Test
	void aLineThatOverwritesAFileIsAskedAbout(@TempDir Path folder) throws Exception {
		var file = Files.createFile(folder.resolve("f"));
		for (var line : List.of("pmemsave 0 16 FILE", "memsave 0 16 \\\"FILE\\\"", "wavcapture FILE snd0",
				"screendump FILE",
				"dump-guest-memory -z FILE", "snapshot_blkdev d FILE qcow2", "drive_backup -f d FILE")) {
			assertEquals(Optional.of(Warning.Weight.DAMAGE),
					weight("human-monitor-command", "{'command-line':'" + line.replace("FILE", file.toString()) + "'}"),
					line);
			assertEquals(Optional.empty(),
					before("human-monitor-command", "{'command-line':'" + line.replace("FILE", file + "2") + "'}"),
					line);
		}
		assertEquals(Optional.empty(),
				before("human-monitor-command", "{'command-line':'drive_mirror -n d " + file + "'}"));
	}

	@Test
	void whatCannotBeFoundOutIsSaidInsteadOfPassedOver() throws Exception {
		machine.answering("query-status", "[]");
		var warning = before("cont", "{}").orElseThrow();
		assertEquals(Warning.Weight.SURPRISE, warning.weight());
		assertTrue(warning.what().contains("'cont'"), warning.what());
	}
}
