package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.wheelhouse.qmp.command.AddClient;
import org.wheelhouse.qmp.command.Balloon;
import org.wheelhouse.qmp.command.BlockJobCancel;
import org.wheelhouse.qmp.command.BlockJobSetSpeed;
import org.wheelhouse.qmp.command.BlockNode;
import org.wheelhouse.qmp.command.BlockPasswd;
import org.wheelhouse.qmp.command.BlockResize;
import org.wheelhouse.qmp.command.BlockSetIoThrottle;
import org.wheelhouse.qmp.command.BlockdevSnapshotSync;
import org.wheelhouse.qmp.command.Change;
import org.wheelhouse.qmp.command.ChangeVncPassword;
import org.wheelhouse.qmp.command.Closefd;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Cpu;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.Disk;
import org.wheelhouse.qmp.command.Drive;
import org.wheelhouse.qmp.command.Eject;
import org.wheelhouse.qmp.command.ExpirePassword;
import org.wheelhouse.qmp.command.Getfd;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.Memsave;
import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.MigrateCancel;
import org.wheelhouse.qmp.command.MigrateSetDowntime;
import org.wheelhouse.qmp.command.MigrateSetSpeed;
import org.wheelhouse.qmp.command.NetdevAdd;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.Pmemsave;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryBalloon;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryBlockstats;
import org.wheelhouse.qmp.command.QueryChardev;
import org.wheelhouse.qmp.command.QueryCommands;
import org.wheelhouse.qmp.command.QueryCpus;
import org.wheelhouse.qmp.command.QueryKvm;
import org.wheelhouse.qmp.command.QueryMice;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.QueryPci;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.QueryUuid;
import org.wheelhouse.qmp.command.QueryVersion;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Screendump;
import org.wheelhouse.qmp.command.SetLink;
import org.wheelhouse.qmp.command.SetPassword;
import org.wheelhouse.qmp.command.Stop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What is tried on one running Linux, each leaving it as it was. */
final class LinuxActs {

	private final Qemu qemu;
	private final Subject subject;
	private final Witness witness;

	LinuxActs(Qemu qemu, Subject subject) {
		this.qemu = qemu;
		this.subject = subject;
		witness = subject.witness();
	}

	/** By the command that each is about, in an order in which they can be done. */
	Map<String, Act> all() {
		Map<String, Act> acts = new LinkedHashMap<>();
		acts.put("query-version", () -> assertEquals(qemu.version(), subject.send(new QueryVersion()).toString()));
		acts.put("query-commands", this::queryCommands);
		acts.put("query-name", () -> assertEquals(Optional.of("linux"), subject.send(new QueryName())));
		acts.put("query-uuid", () -> assertEquals(Machines.UUID, subject.send(new QueryUuid()).toString()));
		acts.put("query-kvm", () -> assertFalse(subject.send(new QueryKvm()).enabled()));
		acts.put("query-status", this::queryStatus);
		acts.put("query-chardev", this::queryChardev);
		acts.put("query-mice", this::queryMice);
		acts.put("query-pci", this::queryPci);
		acts.put("query-cpus", this::queryCpus);
		acts.put("query-vnc", this::queryVnc);
		acts.put("query-block", this::queryBlock);
		acts.put("query-blockstats", this::queryBlockstats);
		acts.put("query-balloon", () -> assertEquals(262208L << 10, subject.send(new QueryBalloon()).actualBytes()));
		acts.put("query-migrate", () -> assertEquals(Optional.empty(), subject.send(new QueryMigrate()).status()));
		acts.put("qom-list", this::qomList);
		acts.put("qom-get", () -> assertEquals("virtio-balloon-pci",
				subject.send(new QomGet("/machine/peripheral/bal0", "type")).asText()));
		acts.put("qom-set", this::qomSet);
		acts.put("human-monitor-command", () -> assertTrue(
				subject.send(new HumanMonitorCommand("info name")).startsWith("linux")));
		acts.put("cpu", this::cpu);
		acts.put("stop", this::stop);
		acts.put("cont", this::cont);
		acts.put("memsave", this::memsave);
		acts.put("pmemsave", this::pmemsave);
		acts.put("screendump", this::screendump);
		acts.put("device_add", this::deviceAdd);
		acts.put("device_del", this::deviceDel);
		acts.put("netdev_add", this::netdevAdd);
		acts.put("netdev_del", this::netdevDel);
		acts.put("set_link", this::setLink);
		acts.put("balloon", this::balloon);
		acts.put("change", this::change);
		acts.put("eject", this::eject);
		acts.put("block_resize", this::resize);
		acts.put("block_set_io_throttle", this::throttle);
		acts.put("blockdev-snapshot-sync", this::snapshot);
		acts.put("block_stream", this::stream);
		acts.put("block_job_set_speed", this::jobSpeed);
		acts.put("query-block-jobs", this::queryJobs);
		acts.put("block_job_cancel", this::jobCancel);
		acts.put("block_passwd", this::blockPassword);
		acts.put("set_password", this::setPassword);
		acts.put("change-vnc-password", this::changeVncPassword);
		acts.put("expire_password", this::expirePassword);
		acts.put("getfd", this::getfd);
		acts.put("closefd", this::closefd);
		acts.put("add_client", this::addClient);
		acts.put("migrate_set_speed", this::migrateSpeed);
		acts.put("migrate_set_downtime", this::migrateDowntime);
		acts.put("migrate_cancel", this::migrateCancel);
		return acts;
	}

	private JsonNode block(String qdev) {
		return StreamSupport.stream(witness.ask("{'execute':'query-block'}").spliterator(), false)
				.filter(drive -> drive.path("qdev").asText().contains(qdev)).findFirst().orElseThrow();
	}

	private void queryCommands() {
		Set<String> told = subject.send(new QueryCommands());
		witness.ask("{'execute':'query-commands'}")
				.forEach(command -> assertTrue(told.contains(command.path("name").asText())));
	}

	private void queryStatus() {
		assertEquals("running", subject.send(new QueryStatus()).status());
		assertTrue(witness.print("info status").contains("running"));
	}

	private void queryChardev() {
		String printed = witness.print("info chardev");
		List<QueryChardev.Chardev> told = subject.send(new QueryChardev());
		assertTrue(told.stream().anyMatch(chardev -> chardev.label().equals("serial0")));
		told.forEach(chardev -> assertTrue(printed.contains(chardev.label()), printed));
	}

	private void queryMice() {
		String printed = witness.print("info mice");
		List<QueryMice.Mouse> told = subject.send(new QueryMice());
		assertFalse(told.isEmpty());
		told.forEach(mouse -> assertTrue(printed.contains(mouse.name()), printed));
	}

	/** The guest sees the same functions. */
	private void queryPci() {
		Set<String> told = subject.send(new QueryPci()).stream().flatMap(bus -> bus.devices().stream())
				.map(device -> "0000:%02x:%02x.%x".formatted(device.bus(), device.slot(), device.function()))
				.collect(Collectors.toSet());
		assertEquals(Set.of(subject.line("PCI ").substring(4).split(" ")), told);
	}

	/** Threads of QEMU's process; when the machine stands each is where the human monitor says. */
	private void queryCpus() {
		List<QueryCpus.Cpu> running = subject.send(new QueryCpus());
		assertEquals(List.of(0, 1), running.stream().map(QueryCpus.Cpu::index).toList());
		assertEquals(List.of(true, false), running.stream().map(QueryCpus.Cpu::current).toList());
		running.forEach(cpu -> assertTrue(
				Files.exists(Path.of("/proc", Long.toString(subject.process().pid()), "task", "" + cpu.threadId()))));
		witness.ask("{'execute':'stop'}");
		QueryCpus.Cpu first = subject.send(new QueryCpus()).getFirst();
		String printed = witness.print("info registers");
		assertTrue(printed.contains("RIP=%016x".formatted(first.programCounter().orElseThrow())), printed);
		assertEquals(printed.contains("HLT=1"), first.halted());
		witness.ask("{'execute':'cont'}");
	}

	private int vncPort() {
		return witness.ask("{'execute':'query-vnc'}").path("service").asInt();
	}

	private void queryVnc() {
		QueryVnc.Server server = subject.send(new QueryVnc());
		assertEquals(Optional.of("127.0.0.1"), server.host());
		assertEquals(Optional.of("vnc"), server.auth());
		assertFalse(VncLogin.succeeds(Integer.parseInt(server.service().orElseThrow()), "nothing was set"));
	}

	private void queryBlock() {
		List<QueryBlock.Device> told = subject.send(new QueryBlock());
		String printed = witness.print("info block");
		assertTrue(told.stream().filter(drive -> !drive.device().isEmpty())
				.allMatch(drive -> printed.contains(drive.device())), printed);
		assertEquals(Set.of("data.qcow2", "disk0.qcow2", "slow.qcow2", "a.iso"),
				told.stream().flatMap(drive -> drive.inserted().stream())
						.map(node -> node.file().replaceAll(".*/([^/\"]+)\"?\\}*$", "$1"))
						.map(name -> name.replaceAll(".*\"filename\": \"([^\"]*/)?([^\"/]+)\".*", "$2"))
						.collect(Collectors.toSet()));
	}

	/** The guest reads, and it shows. */
	private void queryBlockstats() {
		long before = readBytes();
		subject.run("head -c 1048576 /dev/vda >/dev/null");
		assertTrue(readBytes() >= before + (1 << 20), () -> before + " then " + readBytes());
	}

	private long readBytes() {
		return subject.send(new QueryBlockstats()).stream()
				.filter(drive -> drive.device().equals(Optional.of("virtio-data"))).findFirst().orElseThrow().stats()
				.readBytes();
	}

	private void qomList() {
		Set<String> told = subject.send(new QomList("/machine/peripheral")).stream().map(property -> property.name())
				.collect(Collectors.toSet());
		assertTrue(told.containsAll(Set.of("bal0", "cd0", "data", "disk0", "nic0", "slow0")), told::toString);
		String printed = witness.print("info qom-tree /machine/peripheral");
		assertTrue(printed.contains("/bal0 (virtio-balloon-pci)"), printed);
	}

	/** As the reference calls the argument. */
	private void qomSet() {
		subject.send(new RawCommand("qom-set", JsonNodeFactory.instance.objectNode()
				.put("path", "/machine/peripheral/bal0").put("property", "guest-stats-polling-interval")
				.put("opts", 1)));
		Await.until("the guest tells its statistics", () -> witness.ask(
				"{'execute':'qom-get','arguments':{'path':'/machine/peripheral/bal0','property':'guest-stats'}}")
				.path("last-update").asLong() > 0);
		subject.send(new RawCommand("qom-set", JsonNodeFactory.instance.objectNode()
				.put("path", "/machine/peripheral/bal0").put("property", "guest-stats-polling-interval")
				.put("value", 0)));
	}

	private void cpu() {
		subject.send(new Cpu(1));
		assertTrue(subject.send(new HumanMonitorCommand("info cpus")).contains("* CPU #1"));
		assertTrue(subject.send(new QueryCpus()).get(1).current());
		assertTrue(subject.fails(new Cpu(9)).words().contains("CPU number"));
		subject.send(new Cpu(0));
		assertTrue(subject.send(new HumanMonitorCommand("info cpus")).contains("* CPU #0"));
	}

	private int counter() {
		return Integer.parseInt(subject.line("COUNTER ").substring("COUNTER ".length()).strip());
	}

	private void stop() {
		subject.send(new Stop());
		assertTrue(witness.print("info status").contains("paused"));
		int before = counter();
		Await.pass(Duration.ofSeconds(2));
		assertEquals(before, counter());
	}

	private void cont() {
		int before = counter();
		subject.send(new Cont());
		assertTrue(witness.print("info status").contains("running"));
		Await.until("the guest counts on", () -> counter() > before);
	}

	/** What is written is what the human monitor shows there. */
	private void memsave() throws IOException {
		witness.ask("{'execute':'stop'}");
		long address = subject.send(new QueryCpus()).get(1).programCounter().orElseThrow();
		Path file = subject.folder().resolve("memory");
		subject.send(new Memsave(address, 16, file.toString(), OptionalInt.of(1)));
		String printed = witness.ask("{'execute':'human-monitor-command','arguments':{'cpu-index':1,'command-line':"
				+ "'x /16bx 0x" + Long.toHexString(address) + "'}}").asText();
		assertArrayEquals(bytes(printed), Files.readAllBytes(file));
		witness.ask("{'execute':'cont'}");
	}

	private void pmemsave() throws IOException {
		Path file = subject.folder().resolve("memory");
		subject.send(new Pmemsave(0xf0000, 64, file.toString()));
		assertArrayEquals(bytes(witness.print("xp /64bx 0xf0000")), Files.readAllBytes(file));
	}

	private static byte[] bytes(String printed) {
		return HexFormat.of().parseHex(printed.lines().map(line -> line.substring(line.indexOf(':') + 1))
				.collect(Collectors.joining()).replaceAll("\\s*0x", "").strip());
	}

	private static long numbers(String line) {
		return Pattern.compile("\\b\\d+\\b").matcher(line).results().mapToLong(found -> Long.parseLong(found.group()))
				.sum();
	}

	private void screendump() throws IOException {
		Path file = subject.folder().resolve("screen.ppm");
		subject.send(new Screendump(file.toString(), Optional.empty()));
		byte[] picture = Files.readAllBytes(file);
		assertEquals("P6\n720 400\n255\n", new String(picture, 0, 15, StandardCharsets.US_ASCII));
		assertEquals(15 + 720 * 400 * 3, picture.length);
	}

	private int functions() {
		return subject.line("PCI ").split(" ").length;
	}

	private void deviceAdd() {
		int before = functions();
		subject.send(new DeviceAdd("virtio-rng-pci", JsonNodeFactory.instance.objectNode().put("id", "rng1")));
		assertTrue(witness.print("info pci").contains("id \"rng1\""));
		Await.until("the guest has one more", () -> functions() == before + 1);
	}

	private void deviceDel() {
		int before = functions();
		subject.send(new DeviceDel("rng1"));
		Await.until("the guest has one less", () -> functions() == before - 1);
		Await.until("it is gone", () -> !witness.print("info pci").contains("rng1"));
	}

	private void netdevAdd() {
		subject.send(new NetdevAdd("user", "net9", JsonNodeFactory.instance.objectNode()));
		assertTrue(witness.print("info network").contains("net9"));
	}

	private void netdevDel() {
		subject.send(new NetdevDel("net9"));
		assertFalse(witness.print("info network").contains("net9"));
	}

	private void setLink() {
		subject.run("ip link set eth0 up");
		Await.until("the cable is in", () -> carrier() == 1);
		subject.send(new SetLink("nic0", false));
		Await.until("the cable is out", () -> carrier() == 0);
		subject.send(new SetLink("nic0", true));
		Await.until("the cable is in again", () -> carrier() == 1);
	}

	private long carrier() {
		return numbers(subject.run("cat /sys/class/net/eth0/carrier"));
	}

	/** The guest has less, by its own account. */
	private void balloon() {
		long before = memory();
		subject.send(new Balloon(200L << 20));
		Await.until("it has what was asked for",
				() -> witness.ask("{'execute':'query-balloon'}").path("actual").asLong() == 200L << 20);
		assertTrue(memory() < before - (40 << 10), () -> before + " then " + memory());
		subject.send(new Balloon(262208L << 10));
		Await.until("it has all again",
				() -> witness.ask("{'execute':'query-balloon'}").path("actual").asLong() == 262208L << 10);
	}

	private long memory() {
		return numbers(subject.run("grep MemTotal /proc/meminfo"));
	}

	/** A disc, and VNC's password and address. */
	private void change() {
		subject.send(new Change("ide1-cd0", subject.folder().resolve("b.iso").toString(), Optional.of("raw")));
		assertTrue(block("cd0").path("inserted").path("file").asText().endsWith("b.iso"));
		subject.send(new Change("cd0", subject.folder().resolve("a.iso").toString(), Optional.of("raw")));
		assertTrue(block("cd0").path("inserted").path("file").asText().endsWith("a.iso"));
		subject.send(new Change("vnc", "password", Optional.of("changed")));
		assertTrue(VncLogin.succeeds(vncPort(), "changed"));
		assertFalse(VncLogin.succeeds(vncPort(), "other"));
		int display = vncPort() - 5900 + 1;
		while (isTaken(5900 + display)) {
			display++;
		}
		subject.send(new Change("vnc", "127.0.0.1:" + display, Optional.empty()));
		assertEquals(5900 + display, vncPort());
	}

	private static boolean isTaken(int port) {
		try (var _ = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
			return false;
		} catch (IOException _) {
			return true;
		}
	}

	/** By either name. */
	private void eject() {
		for (Drive drive : List.of(Drive.ofDevice("ide1-cd0"), Drive.ofDevice("cd0"))) {
			subject.send(new Eject(drive, true));
			assertFalse(block("cd0").has("inserted"));
			assertTrue(block("cd0").path("tray_open").asBoolean());
			subject.send(new Change("ide1-cd0", subject.folder().resolve("a.iso").toString(), Optional.of("raw")));
		}
	}

	/** The guest sees it grow: vda by its drive, vdb by the guest's device. */
	private void resize() {
		subject.send(new BlockResize(Disk.ofDevice("virtio-data"), 96L << 20));
		Await.until("vda has grown", () -> subject.line("DISKS ").contains("vda=196608"));
		subject.send(new BlockResize(Disk.ofDevice("disk0"), 80L << 20));
		Await.until("vdb has grown", () -> subject.line("DISKS ").contains("vdb=163840"));
	}

	private void throttle() {
		BlockNode.Throttle limits = new BlockNode.Throttle(0, 1 << 20, 2 << 20, 0, 100, 200);
		for (String name : List.of("virtio-data", "disk0")) {
			subject.send(new BlockSetIoThrottle(Drive.ofDevice(name), limits));
			JsonNode inserted = block(name.equals("disk0") ? "/disk0" : "/data").path("inserted");
			assertEquals(List.of(0, 1 << 20, 2 << 20, 0, 100, 200),
					List.of("bps", "bps_rd", "bps_wr", "iops", "iops_rd",
							"iops_wr").stream().map(limit -> inserted.path(limit).asInt()).toList());
			subject.send(new BlockSetIoThrottle(Drive.ofDevice(name), new BlockNode.Throttle(0, 0, 0, 0, 0, 0)));
		}
	}

	private void snapshot() {
		for (String name : List.of("virtio-data", "disk0")) {
			Path file = subject.folder().resolve(name + "-snapshot.qcow2");
			subject.send(new BlockdevSnapshotSync(Disk.ofDevice(name), file.toString(), Optional.of("qcow2"),
					Optional.empty()));
			assertTrue(Files.exists(file));
			assertTrue(block(name.equals("disk0") ? "/disk0" : "/data").path("inserted").path("file").asText()
					.contains(file.getFileName().toString()));
		}
	}

	/** The snapshot's backing file is taken in. */
	private void stream() {
		assertTrue(block("/data").path("inserted").has("backing_file"));
		subject.send(
				new RawCommand("block_stream", JsonNodeFactory.instance.objectNode().put("device", "virtio-data")));
		Await.until("it stands alone", () -> !block("/data").path("inserted").has("backing_file"));
		// The slow one is left at work for what follows.
		subject.send(new RawCommand("block_stream", JsonNodeFactory.instance.objectNode().put("device", "slow")));
		assertEquals(1, witness.ask("{'execute':'query-block-jobs'}").size());
	}

	private void jobSpeed() {
		subject.send(new RawCommand("block_job_set_speed",
				JsonNodeFactory.instance.objectNode().put("device", "slow").put("value", 65536)));
		assertEquals(65536, witness.ask("{'execute':'query-block-jobs'}").path(0).path("speed").asInt());
		subject.send(new BlockJobSetSpeed("slow", 131072));
	}

	private void queryJobs() {
		QueryBlockJobs.Job job = subject.send(new QueryBlockJobs()).getFirst();
		assertEquals(List.of("stream", "slow", 131072L), List.of(job.type(), job.device(), job.speed()));
		assertTrue(witness.print("info block-jobs").contains("slow"));
	}

	private void jobCancel() {
		subject.send(new RawCommand("block_job_cancel", JsonNodeFactory.instance.objectNode().put("device", "slow")));
		Await.until("it is gone", () -> witness.ask("{'execute':'query-block-jobs'}").isEmpty());
		Await.until("it is told", () -> subject.events("BLOCK_JOB_CANCELLED") == 1);
		assertTrue(subject.fails(new BlockJobCancel("slow", false)).words().contains("not found"));
	}

	private void blockPassword() {
		assertTrue(subject.fails(new BlockPasswd("virtio-data", "secret")).advice().contains("object-add"));
	}

	private void setPassword() {
		subject.send(new SetPassword("vnc", "eight888-and-more", Optional.of("keep")));
		assertTrue(VncLogin.succeeds(vncPort(), "eight888"));
	}

	private void changeVncPassword() {
		subject.send(new ChangeVncPassword("another"));
		assertTrue(VncLogin.succeeds(vncPort(), "another"));
		assertFalse(VncLogin.succeeds(vncPort(), "eight888"));
	}

	private void expirePassword() {
		subject.send(new ExpirePassword("vnc", "now"));
		assertFalse(VncLogin.succeeds(vncPort(), "another"));
		subject.send(new ExpirePassword("vnc", "never"));
		assertTrue(VncLogin.succeeds(vncPort(), "another"));
	}

	/** Two ends of a socket: one for QEMU. */
	private record Ends(SocketChannel ours, SocketChannel theirs) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			ours.close();
			theirs.close();
		}
	}

	private Ends ends() throws IOException {
		Path path = subject.folder().resolve("ends");
		Files.deleteIfExists(path);
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
				.bind(UnixDomainSocketAddress.of(path))) {
			SocketChannel theirs = SocketChannel.open(UnixDomainSocketAddress.of(path));
			return new Ends(server.accept(), theirs);
		}
	}

	/** QEMU holds its end: ours does not see the end when the test lets go. */
	private void getfd() throws IOException {
		try (Ends ends = ends()) {
			subject.send(new Getfd("fd1"), ends.theirs());
			ends.theirs().close();
			ends.ours().configureBlocking(false);
			assertEquals(0, ends.ours().read(ByteBuffer.allocate(1)));
			subject.send(new Closefd("fd1"));
			Await.until("QEMU has let go", () -> atEnd(ends.ours()));
		}
	}

	private static boolean atEnd(SocketChannel channel) {
		try {
			return channel.read(ByteBuffer.allocate(1)) < 0;
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private void closefd() throws IOException {
		getfd();
		assertTrue(subject.fails(new Closefd("fd1")).words().contains("not found"));
	}

	private void addClient() throws IOException {
		try (Ends ends = ends()) {
			subject.send(new Getfd("fd2"), ends.theirs());
			subject.send(new AddClient("vnc", "fd2", true));
			ByteBuffer banner = ByteBuffer.allocate(12);
			while (banner.hasRemaining() && ends.ours().read(banner) >= 0) {
				// until it is whole
			}
			assertEquals("RFB 003.008\n", new String(banner.array(), StandardCharsets.US_ASCII));
		}
	}

	private JsonNode parameters() {
		return witness.ask("{'execute':'query-migrate-parameters'}");
	}

	private void migrateSpeed() {
		subject.send(new MigrateSetSpeed(65536));
		assertEquals(65536, parameters().path("max-bandwidth").asInt());
	}

	private void migrateDowntime() {
		subject.send(new MigrateSetDowntime(Duration.ofMillis(250)));
		assertEquals(250, parameters().path("downtime-limit").asInt());
	}

	/** Slow enough, by the speed set before, to be met on its way. */
	private void migrateCancel() {
		subject.send(new Migrate("exec:cat >/dev/null"));
		Await.until("it is on its way",
				() -> witness.ask("{'execute':'query-migrate'}").path("status").asText().equals("active"));
		subject.send(new MigrateCancel());
		Await.until("it is cancelled",
				() -> witness.ask("{'execute':'query-migrate'}").path("status").asText().equals("cancelled"));
		int before = counter();
		Await.until("the guest goes on", () -> counter() > before);
		List<String> left = new ArrayList<>();
		witness.ask("{'execute':'query-block-jobs'}").forEach(job -> left.add(job.toString()));
		assertEquals(List.of(), left);
	}
}
