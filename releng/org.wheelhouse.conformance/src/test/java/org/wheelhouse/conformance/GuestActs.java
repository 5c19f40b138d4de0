package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.wheelhouse.qmp.command.Balloon;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.Memsave;
import org.wheelhouse.qmp.command.NetdevAdd;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.Pmemsave;
import org.wheelhouse.qmp.command.QueryCpus;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Screendump;
import org.wheelhouse.qmp.command.SetLink;
import org.wheelhouse.qmp.command.Stop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What is done to a running Linux, which sees it. */
final class GuestActs {

	private final Subject subject;
	private final Witness witness;

	GuestActs(Subject subject) {
		this.subject = subject;
		witness = subject.witness();
	}

	List<Step> steps() {
		return List.of(new Step("stop", this::stop),
				new Step("cont", this::cont),
				new Step("memsave", this::memsave),
				new Step("pmemsave", this::pmemsave),
				new Step("screendump", this::screendump),
				new Step("device_add", this::deviceAdd),
				new Step("device_del", this::deviceDel),
				new Step("netdev_add", this::netdevAdd),
				new Step("netdev_del", this::netdevDel),
				new Step("set_link", this::setLink),
				new Step("balloon", this::balloon));
	}

	private void stop() {
		subject.send(new Stop());
		assertTrue(witness.print("info status").contains("paused"));
		int before = subject.counter();
		Await.pass(Duration.ofSeconds(2));
		assertEquals(before, subject.counter());
	}

	private void cont() {
		int before = subject.counter();
		subject.send(new Cont());
		assertTrue(witness.print("info status").contains("running"));
		Await.until("the guest counts on", () -> subject.counter() > before);
	}

	/** What is written is what the human monitor shows there. */
	private void memsave() throws IOException {
		witness.ask("{'execute':'stop'}");
		long address = subject.send(new QueryCpus()).get(1).programCounter().orElseThrow();
		Path file = subject.folder().resolve("memory");
		String printed = witness.ask("{'execute':'human-monitor-command','arguments':{'cpu-index':1,'command-line':"
				+ "'x /16bx 0x" + Long.toHexString(address) + "'}}").asText();
		subject.send(new Memsave(address, 16, file.toString(), OptionalInt.of(1)));
		assertArrayEquals(bytes(printed), Files.readAllBytes(file));
		// As the reference calls the CPU, and writes addresses.
		Path again = subject.folder().resolve("memory-again");
		subject.send(new RawCommand("memsave", JsonNodeFactory.instance.objectNode()
				.put("val", new BigInteger(Long.toUnsignedString(address))).put("size", 16)
				.put("filename", again.toString()).put("cpu", 1)));
		assertArrayEquals(bytes(printed), Files.readAllBytes(again));
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

	private void screendump() throws IOException {
		Path file = subject.folder().resolve("screen.ppm");
		subject.send(new Screendump(file.toString(), Optional.empty()));
		byte[] picture = Files.readAllBytes(file);
		assertEquals("P6\n720 400\n255\n", new String(picture, 0, 15, StandardCharsets.US_ASCII));
		assertEquals(15 + 720 * 400 * 3, picture.length);
		assertTrue(IntStream.range(5, picture.length / 3)
				.mapToObj(i -> HexFormat.of().formatHex(picture, 3 * i, 3 * i + 3))
				.distinct().count() >= 4, "the guest's banner has more colours");
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
		return subject.numbers("cat /sys/class/net/eth0/carrier");
	}

	/** The guest has less, by its own account. */
	private void balloon() {
		long before = memory();
		subject.send(new Balloon(200L << 20));
		Await.until("it has what was asked for",
				() -> witness.ask("{'execute':'query-balloon'}").path("actual").asLong() == 200L << 20);
		assertTrue(memory() < before - (40 << 10), () -> before + " then " + memory());
		subject.send(new Balloon(Machines.LINUX_MEMORY));
		Await.until("it has all again",
				() -> witness.ask("{'execute':'query-balloon'}").path("actual").asLong() == Machines.LINUX_MEMORY);
	}

	private long memory() {
		return subject.numbers("grep MemTotal /proc/meminfo");
	}
}
