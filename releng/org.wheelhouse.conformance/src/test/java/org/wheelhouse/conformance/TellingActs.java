package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.wheelhouse.qmp.command.Cpu;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryBalloon;
import org.wheelhouse.qmp.command.QueryBlock;
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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What is asked of a running Linux, held against what it and another monitor tell. */
final class TellingActs {

	private final Qemu qemu;
	private final Subject subject;
	private final Witness witness;

	TellingActs(Qemu qemu, Subject subject) {
		this.qemu = qemu;
		this.subject = subject;
		witness = subject.witness();
	}

	List<Step> steps() {
		return List.of(
				new Step("query-version",
						() -> assertEquals(qemu.version(), subject.send(new QueryVersion()).toString())),
				new Step("query-commands", this::commands),
				new Step("query-name", () -> assertEquals(Optional.of("linux"), subject.send(new QueryName()))),
				new Step("query-uuid", () -> assertEquals(Machines.UUID, subject.send(new QueryUuid()).toString())),
				new Step("query-kvm", this::kvm),
				new Step("query-status", this::queryStatus),
				new Step("query-chardev", this::queryChardev),
				new Step("query-mice", this::queryMice),
				new Step("query-pci", this::queryPci),
				new Step("query-cpus", this::queryCpus),
				new Step("query-vnc", this::queryVnc),
				new Step("query-block", this::queryBlock),
				new Step("query-blockstats", this::queryBlockstats),
				new Step("query-balloon", this::queryBalloon),
				new Step("query-migrate",
						() -> assertEquals(Optional.empty(), subject.send(new QueryMigrate()).status())),
				new Step("qom-list", this::qomList),
				new Step("qom-get", this::qomGet),
				new Step("qom-set", this::qomSet),
				new Step("human-monitor-command", this::humanMonitor),
				new Step("cpu", this::cpu));
	}

	private void commands() {
		Set<String> told = StreamSupport.stream(witness.ask("{'execute':'query-commands'}").spliterator(), false)
				.map(command -> command.path("name").asText()).collect(Collectors.toSet());
		assertEquals(told, subject.send(new QueryCommands()));
	}

	private void kvm() throws IOException {
		QueryKvm.Kvm told = subject.send(new QueryKvm());
		assertEquals(witness.print("info kvm").contains("enabled"), told.enabled());
		boolean built = Qemu.output(qemu.program().toString(), "-accel", "help").lines().anyMatch("kvm"::equals);
		assertEquals(built, told.present());
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
		told.forEach(
				mouse -> assertTrue(printed.contains("%s Mouse #%d: %s%s\r\n".formatted(mouse.current() ? "*" : " ",
						mouse.index(), mouse.name(), mouse.absolute() ? " (absolute)" : "")), printed));
	}

	/** The guest sees the same functions. */
	private void queryPci() {
		Set<String> told = subject.send(new QueryPci()).stream().flatMap(bus -> bus.devices().stream())
				.map(device -> "0000:%02x:%02x.%x".formatted(device.bus(), device.slot(), device.function()))
				.collect(Collectors.toSet());
		Await.until("the guest tells its devices", () -> !subject.line("PCI ").isEmpty());
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
		assertEquals(Optional.of(printed.contains("HLT=1")), first.halted());
		witness.ask("{'execute':'cont'}");
	}

	private void queryVnc() {
		QueryVnc.Server server = subject.send(new QueryVnc());
		assertEquals(Optional.of("127.0.0.1"), server.host());
		assertEquals(Optional.of("vnc"), server.auth());
		assertFalse(VncLogin.succeeds(server.host().orElseThrow(), Integer.parseInt(server.service().orElseThrow()),
				"nothing was set"));
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

	/** What was taken from the guest is not in it. */
	private void queryBalloon() {
		QueryBalloon.Balloon told = subject.send(new QueryBalloon());
		assertEquals(Machines.LINUX_MEMORY, told.actualBytes());
		assertTrue(witness.print("info balloon").contains("actual=" + (told.actualBytes() >> 20)));
	}

	private void qomList() {
		Set<String> told = subject.send(new QomList("/machine/peripheral")).stream().map(property -> property.name())
				.collect(Collectors.toSet());
		assertTrue(told.containsAll(Set.of("bal0", "cd0", "data", "disk0", "nic0", "slow0")), told::toString);
		String printed = witness.print("info qom-tree /machine/peripheral");
		assertTrue(printed.contains("/bal0 (virtio-balloon-pci)"), printed);
	}

	/** The guest's card, as it knows it itself. */
	private void qomGet() {
		String mac = subject.send(new QomGet("/machine/peripheral/nic0", "mac")).asText();
		assertTrue(witness.print("info network").contains("macaddr=" + mac));
		assertEquals(mac, subject.run("cat /sys/class/net/eth0/address").strip());
	}

	/** The guest tells of its memory from then on. As the reference calls the argument. */
	private void qomSet() {
		subject.send(new RawCommand("qom-set", JsonNodeFactory.instance.objectNode()
				.put("path", "/machine/peripheral/bal0").put("property", "guest-stats-polling-interval")
				.put("opts", 1)));
		Await.until("the guest tells its statistics", () -> statistics().path("last-update").asLong() > 0);
		assertEquals(subject.numbers("grep MemTotal /proc/meminfo") << 10,
				statistics().path("stats").path("stat-total-memory").asLong());
		subject.send(new RawCommand("qom-set", JsonNodeFactory.instance.objectNode()
				.put("path", "/machine/peripheral/bal0").put("property", "guest-stats-polling-interval")
				.put("value", 0)));
	}

	private JsonNode statistics() {
		return witness.ask(
				"{'execute':'qom-get','arguments':{'path':'/machine/peripheral/bal0','property':'guest-stats'}}");
	}

	private void humanMonitor() {
		assertEquals(witness.print("info name"), subject.send(new HumanMonitorCommand("info name")));
		subject.send(new HumanMonitorCommand("stop"));
		assertEquals("paused", witness.ask("{'execute':'query-status'}").path("status").asText());
		subject.send(new HumanMonitorCommand("cont"));
	}

	/** What is said about no CPU is about the chosen one. */
	private void cpu() {
		subject.send(new Cpu(1));
		assertTrue(subject.send(new HumanMonitorCommand("info cpus")).contains("* CPU #1"));
		assertTrue(subject.send(new QueryCpus()).get(1).current());
		assertTrue(subject.fails(new Cpu(9)).words().contains("CPU number"));
		subject.send(new Cpu(0));
		assertTrue(subject.send(new HumanMonitorCommand("info cpus")).contains("* CPU #0"));
	}
}
