package org.wheelhouse.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QemuCommandLineTest {

	@Test
	void scriptWithCommentsQuotesAndContinuedLines() throws Exception {
		QemuCommandLine read = QemuCommandLine.parse("""
				#!/bin/sh
				# my machine
				exec /usr/bin/qemu-system-x86_64 \\
					-name 'two words' -enable-kvm \\
					-append "console=ttyS0 \\"x\\"" -S \\
					--drive file=a\\ b.qcow2,if=virtio   # the disk
				""");
		assertEquals(Optional.of("/usr/bin/qemu-system-x86_64"), read.program());
		assertEquals(List.of(QemuOption.of("name", "two words"), QemuOption.of("enable-kvm"),
				QemuOption.of("append", "console=ttyS0 \"x\""), QemuOption.of("S"),
				QemuOption.of("drive", "file=a b.qcow2,if=virtio")), read.options());
	}

	@Test
	void socketsOnWhichQemuWaitsAreToldAsItTellsThem() throws Exception {
		assertEquals(
				List.of("tcp:127.0.0.1:5000", "telnet:h:5001", "unix:/a", "tcp:h:5002", "websocket:h:5003", "tcp::1"),
				WaitingServers.of(QemuCommandLine
						.parse("-serial tcp:127.0.0.1:5000,server=on -monitor telnet:h:5001,server"
								+ " -chardev socket,id=a,path=/a,server=on -chardev socket,id=b,host=h,port=5002,server"
								+ " -chardev socket,id=c,host=h,port=5003,server=on,websocket=on -serial mon:tcp::1,server,wait=on"
								+ " -serial tcp:h:1,server=on,wait=off -serial tcp:h:2,server,nowait -serial tcp:h:3 -gdb tcp::4,server"
								+ " -chardev socket,id=d,path=/d,server=on,wait=off -serial stdio -device x,server=on")
						.options()));
	}

	@Test
	void valueMayBeginWithADash() throws Exception {
		assertEquals(List.of(QemuOption.of("append", "-v"), QemuOption.of("snapshot")),
				QemuCommandLine.parse("qemu-kvm -append -v -snapshot").options());
	}

	@Test
	void wordOnItsOwnStaysOne() throws Exception {
		QemuCommandLine read = QemuCommandLine.parse("qemu-system-x86_64 -m 4 G -snapshot disk.img");
		assertEquals(List.of(QemuOption.of("m", "4"), QemuOption.word("G"), QemuOption.of("snapshot"),
				QemuOption.word("disk.img")), read.options());
		assertEquals(List.of("qemu-system-x86_64", "-m", "4", "G", "-snapshot", "disk.img"), read.words());
		assertEquals(read, QemuCommandLine.parse(read.format()));
	}

	@ParameterizedTest
	@CsvSource({"qemu-system-x86_64 -m 1G -name, -name", "-snapshot -smp, -smp", "qemu-system-x86_64 -drive, -drive"})
	void lastOptionWithoutItsValueIsRefused(String text, String named) {
		CommandLineException refused = assertThrows(CommandLineException.class,
				() -> QemuCommandLine.parse(text + " # no value\n\n"));
		assertTrue(refused.getMessage().startsWith("line 1: the option " + named + " needs a value"),
				refused.getMessage());
		assertEquals(2, assertThrows(CommandLineException.class,
				() -> QemuCommandLine.parse(text.replaceFirst(" ", " \\\\\n") + "\n# end\n")).line());
	}

	@Test
	void optionsWithoutAProgramAreRead() throws Exception {
		QemuCommandLine read = QemuCommandLine.parse("-m 1G \\\r\n -usb\r\n");
		assertEquals(Optional.empty(), read.program());
		assertEquals(List.of(QemuOption.of("m", "1G"), QemuOption.of("usb")), read.options());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {"qemu-system-x86_64 -m $RAM ! $RAM",
			"qemu-system-x86_64 -m \"$(nproc)\" ! $(nproc)",
			"qemu-system-x86_64 -m 1 | tee log ! '|'", "qemu-system-x86_64 -m 1 & ! '&'",
			"qemu-system-x86_64 >log ! '>'",
			"qemu-system-x86_64 -hda *.img ! '*'", "qemu-system-x86_64 -hda ~/a ! '~'",
			"qemu-system-x86_64 -name 'a ! ' is never closed",
			"qemu-system-x86_64 -name \"a ! \" is never closed", "firefox -m 1 ! firefox", "# nothing ! no command"})
	void whatIsNotOnePlainCommandIsRefusedWithAReason(String text, String named) {
		CommandLineException refused = assertThrows(CommandLineException.class, () -> QemuCommandLine.parse(text));
		assertTrue(refused.getMessage().contains(named), refused.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = {"cd /x\nqemu-system-x86_64 -m 1", "#!/bin/sh\nqemu-system-x86_64\n"})
	void messageNamesTheLine(String text) {
		CommandLineException refused = assertThrows(CommandLineException.class,
				() -> QemuCommandLine.parse(text + "\nsecond"));
		assertTrue(refused.getMessage().contains("line " + refused.line() + ": a second command"),
				refused.getMessage());
		assertEquals(text.lines().toList().get(1).startsWith("qemu-system-x86_64 ") ? 2 : 3, refused.line());
	}

	@Test
	void importAndExportIsTheIdentity() throws Exception {
		Random random = new Random(4711);
		for (int round = 0; round < 2000; round++) {
			QemuCommandLine original = randomCommandLine(random);
			String text = original.format();
			assertEquals(original, QemuCommandLine.parse(text), text);
			assertEquals(text, QemuCommandLine.parse(text).format());
		}
	}

	@Test
	void shellReadsTheSameWords() throws Exception {
		Random random = new Random(42);
		for (int round = 0; round < 20; round++) {
			QemuCommandLine line = randomCommandLine(random);
			String script = line.format().replaceFirst("^#!/bin/sh\nexec \\S+", "printf '%s\\\\0'");
			Process shell = new ProcessBuilder("sh", "-c", script).redirectError(ProcessBuilder.Redirect.INHERIT)
					.start();
			String heard = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
			assertEquals(0, shell.waitFor());
			List<String> words = QemuCommandLine.arguments(line.options());
			assertEquals(words.isEmpty() ? "\0" : String.join("\0", words) + "\0", heard, script);
		}
	}

	private static QemuCommandLine randomCommandLine(Random random) {
		List<QemuOption> options = new ArrayList<>();
		for (int i = random.nextInt(8); i > 0; i--) {
			options.add(random.nextInt(4) == 0
					? QemuOption.of(List.of("S", "nodefaults", "usb").get(random.nextInt(3)))
					: QemuOption.of(List.of("device", "drive", "append", "name").get(random.nextInt(4)),
							randomText(random)));
		}
		return new QemuCommandLine(Optional.of("qemu-system-x86_64"), options);
	}

	private static String randomText(Random random) {
		String alphabet = "ab-,=:\\\"'$`#&|;<>()*?~ \t\n!{}[]%é€";
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i > 0; i--) {
			text.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return text.toString();
	}
}
