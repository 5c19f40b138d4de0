package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.migration.DestinationCommandLine.Outcome;
import org.wheelhouse.core.migration.DestinationCommandLine.Peripheral;
import org.wheelhouse.core.migration.DestinationCommandLine.Source;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.PlugJournal.Backend;

class DestinationCommandLineTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"-m 64 -nodefaults -append '-x y'       | -m 64 -nodefaults -append '-x y'",
			"-qmp unix:a,server=on -m 64            | -m 64",
			"-monitor stdio -pidfile p -daemonize   |",
			"-S -incoming tcp:0:1 -loadvm s -m 64   | -m 64",
			"-chardev socket,id=m,path=/q -mon chardev=m,mode=control -chardev null,id=n | -chardev null,id=n",
			"-chardev socket,id=m,path=/q -mon m,mode=control | ",
			"-vnc 127.0.0.1:5                       | -vnc 127.0.0.1:5,to=104",
			"-vnc :3,password=on                    | -vnc :3,password=on,to=102",
			"-vnc :3,to=50                          | -vnc :3,to=50",
			"-vnc none                              | -vnc none",
			"-vnc unix:/v                           | -vnc unix:/v.moved",
			"-vnc unix:/v.moved                     | -vnc unix:/v",
			"-display vnc=:1                        | -display vnc=:1,to=100",
			"-serial file:/l                        | -chardev file,id=wh-serial0,path=/l,append=on -serial chardev:wh-serial0",
			"-serial file:/a,b                      | -chardev file,id=wh-serial0,path=/a,,b,append=on -serial chardev:wh-serial0",
			"-serial mon:stdio                      | -serial stdio",
			"-chardev file,id=c,path=/l             | -chardev file,id=c,path=/l,append=on",
			"-chardev file,id=c,path=/l,append=off  | -chardev file,id=c,path=/l,append=off",
			"-chardev socket,id=c,path=/l,server=on,wait=off,logfile=/g | -chardev socket,id=c,path=/l.moved,server=on,wait=off,logfile=/g,logappend=on",
			"-chardev socket,id=c,path=/l           | -chardev socket,id=c,path=/l",
			"-netdev user,id=n,hostfwd=tcp::2222-:22| -netdev user,id=n",
			"-s -gdb tcp::1                         |",
			"--machine pc disk.img                  | -machine pc -hda disk.img",
			"-D /privateer -m 64                    | -D /privateer -m 64",
			"-D /private/log -drive file=/d,format=raw | -drive file=/d,format=raw"})
	void optionsOfOneProcessAreChangedOrLeftOut(String executed, String expected) {
		var source = new Source(words("qemu " + executed), Optional.of(Path.of("/private")), List.of(), Map.of(),
				List.of(), RunningDisks.NONE, Optional.empty());
		assertEquals(words((expected == null ? "" : expected + " ") + "-incoming defer"), words(source));
	}

	@Test
	void whatStaysIsPinnedAndWhatLeftIsDroppedWithItsBackEnd() {
		var executed = "qemu -drive if=none,id=d1,file=/d1 -device virtio-blk-pci,drive=d1,id=gone -netdev user,id=n1 "
				+ "-device e1000,netdev=n1,id=nic -device virtio-rng-pci -device {\"driver\":\"virtio-balloon-pci\",\"id\":\"bal\"} "
				+ "-device usb-tablet,id=tab -device virtio-rng-pci,id=fix,addr=9";
		var peripherals = Map.of("nic", peripheral("e1000", "0x4"), "bal",
				peripheral("virtio-balloon-pci", "0x6"), "tab",
				peripheral("usb-tablet", ""), "fix", peripheral("virtio-rng-pci", "0x9"));
		var source = new Source(words(executed), Optional.empty(), List.of(), peripherals,
				List.of(peripheral("virtio-rng-pci", "0x5")), RunningDisks.NONE, Optional.empty());
		assertEquals(words("-netdev user,id=n1 -device e1000,netdev=n1,id=nic,addr=0x4 -device virtio-rng-pci,addr=0x5 "
				+ "-device {\"driver\":\"virtio-balloon-pci\",\"id\":\"bal\",\"addr\":\"0x6\"} -device usb-tablet,id=tab "
				+ "-device virtio-rng-pci,id=fix,addr=9 -incoming defer"), words(source));
	}

	@Test
	void aBackEndThatAnotherDeviceUsesStays() {
		var executed = "qemu -drive if=none,id=d1,file=/d1 -device virtio-blk-pci,drive=d1,id=gone -device virtio-blk-pci,drive=d1,id=here";
		var source = new Source(words(executed), Optional.empty(), List.of(),
				Map.of("here", peripheral("virtio-blk-pci", "0x4")), List.of(), RunningDisks.NONE, Optional.empty());
		assertTrue(words(source).contains("if=none,id=d1,file=/d1"));
	}

	@Test
	void aCardWhoseNetworkWasExchangedBeginsWithTheOneThatItHas() {
		var entry = new PlugJournal.Entry("nic",
				"{\"driver\":\"e1000\",\"id\":\"nic\",\"netdev\":\"wh-nic\",\"mac\":\"52:54:00:00:00:01\"}",
				Optional.of(new Backend("netdev_add", "{\"type\":\"tap\",\"id\":\"wh-nic\",\"ifname\":\"tap0\"}")),
				Instant.EPOCH);
		var peripherals = Map.of("nic", peripheral("e1000", "0x4"));
		var executed = "qemu -netdev user,id=n1 -netdev user,id=n2 -device e1000,netdev=n1,id=nic";
		assertEquals(words(
				"-netdev user,id=n2 -netdev tap,id=wh-nic,ifname=tap0 -device e1000,netdev=wh-nic,id=nic,addr=0x4 "
						+ "-incoming defer"),
				words(new Source(words(executed), Optional.empty(), List.of(entry), peripherals, List.of(),
						RunningDisks.NONE, Optional.empty())));
		var moved = "qemu -netdev tap,id=wh-nic,ifname=tap0 -device e1000,netdev=wh-nic,id=nic";
		assertEquals(
				words("-netdev tap,id=wh-nic,ifname=tap0 -device e1000,netdev=wh-nic,id=nic,addr=0x4 -incoming defer"),
				words(new Source(words(moved), Optional.empty(), List.of(entry), peripherals, List.of(),
						RunningDisks.NONE, Optional.empty())));
	}

	@Test
	void whatWasPluggedInFollowsInOrder() {
		var disk = new PlugJournal.Entry("disk0",
				"{\"driver\":\"virtio-blk-pci\",\"id\":\"disk0\",\"bus\":\"pci.0\",\"addr\":\"0x5\",\"drive\":\"wh-disk0\",\"write-cache\":true,\"serial\":\"a,b\"}",
				Optional.of(new Backend("blockdev-add", "{\"driver\":\"raw\",\"node-name\":\"wh-disk0\"}")),
				Instant.EPOCH);
		var nic = new PlugJournal.Entry("nic0",
				"{\"driver\":\"e1000\",\"id\":\"nic0\",\"addr\":\"0x6\",\"netdev\":\"wh-nic0\"}",
				Optional.of(new Backend("netdev_add", "{\"type\":\"user\",\"id\":\"wh-nic0\"}")), Instant.EPOCH);
		var left = new PlugJournal.Entry("rng0", "{\"driver\":\"virtio-rng-pci\",\"id\":\"rng0\"}", Optional.empty(),
				Instant.EPOCH);
		var peripherals = Map.of("disk0", peripheral("virtio-blk-pci", "0x5"), "nic0",
				peripheral("e1000", "0x6"));
		var source = new Source(words("qemu -m 64"), Optional.empty(), List.of(disk, left, nic), peripherals,
				List.of(), new RunningDisks(List.of(), Map.of("wh-disk0", false), List.of()), Optional.empty());
		assertEquals(List.of("-m", "64", "-blockdev", "{\"driver\":\"raw\",\"node-name\":\"wh-disk0\"}", "-device",
				"virtio-blk-pci,id=disk0,bus=pci.0,addr=0x5,drive=wh-disk0,write-cache=on,serial=a,,b", "-netdev",
				"user,id=wh-nic0", "-device",
				"e1000,id=nic0,addr=0x6,netdev=wh-nic0", "-incoming", "defer"), words(source));
	}

	@Test
	void forwardedPortsAreTold() {
		var source = new Source(words("qemu -netdev user,id=n,hostfwd=tcp::2222-:22"), Optional.empty(), List.of(),
				Map.of(), List.of(), RunningDisks.NONE, Optional.empty());
		var options = assertInstanceOf(Outcome.Options.class, DestinationCommandLine.of(source));
		assertTrue(options.remarks().getFirst().contains("tcp::2222-:22"), options.remarks().toString());
	}

	@Test
	void forwardsMadeSinceAreToldAndNotMadeAgain() {
		var nic = new PlugJournal.Entry("nic0", "{\"driver\":\"e1000\",\"id\":\"nic0\",\"netdev\":\"wh-nic0\"}",
				Optional.of(new Backend("netdev_add",
						"{\"type\":\"user\",\"id\":\"wh-nic0\",\"hostfwd\":[{\"str\":\"tcp::2223-:22\"}]}")),
				Instant.EPOCH);
		var source = new Source(words("qemu -netdev user,id=n,hostfwd=tcp::2222-:22"), Optional.empty(), List.of(nic),
				Map.of("nic0", peripheral("e1000", "0x6")), List.of(), RunningDisks.NONE,
				Optional.of(List.of("tcp::2223-10.0.2.15:22", "udp::5353-10.0.2.15:53")));
		var options = assertInstanceOf(Outcome.Options.class, DestinationCommandLine.of(source));
		assertFalse(words(source).toString().contains("hostfwd"), () -> words(source).toString());
		assertEquals(
				List.of("Forwarded ports stay with the source until it ends and are not made again: tcp::2223-10.0.2.15:22, udp::5353-10.0.2.15:53."),
				options.remarks());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"qemu -m 64                            | theirs | The device theirs is neither on the command line",
			"qemu -snapshot -hda d                 |        | The source was started with -snapshot",
			"qemu -device e1000,id=gone -drive if=virtio,file=/d | | The boot device gone was unplugged",
			"qemu -device e1000,id=gone -device virtio-rng-pci | | cannot be found among the devices"})
	void whatCannotBeToldIsRefused(String executed, String peripheral, String reason) {
		var peripherals = peripheral == null
				? Map.<String, Peripheral>of()
				: Map.of(peripheral, peripheral("e1000", "0x3"));
		var source = new Source(words(executed), Optional.empty(), List.of(), peripherals, List.of(),
				RunningDisks.NONE, Optional.empty());
		var refused = assertInstanceOf(Outcome.Refused.class, DestinationCommandLine.of(source));
		assertTrue(refused.reason().contains(reason), refused.reason());
	}

	@Test
	void aProcessThatCannotBeReadIsRefused() {
		var source = new Source(List.of(), Optional.empty(), List.of(), Map.of(), List.of(), RunningDisks.NONE,
				Optional.empty());
		assertInstanceOf(Outcome.Refused.class, DestinationCommandLine.of(source));
	}

	private static Peripheral peripheral(String type, String address) {
		return new Peripheral("", type, address);
	}

	private static List<String> words(Source source) {
		var options = assertInstanceOf(Outcome.Options.class, DestinationCommandLine.of(source)).options();
		var words = new ArrayList<String>();
		options.forEach(option -> {
			words.add("-" + option.name());
			option.value().ifPresent(words::add);
		});
		return words;
	}

	/** Splits at spaces outside of single quotes. */
	private static List<String> words(String line) {
		var words = new ArrayList<String>();
		var matcher = java.util.regex.Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
		while (matcher.find()) {
			words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
		}
		return words;
	}
}
