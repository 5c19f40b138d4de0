package org.wheelhouse.ui.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

class CommandLineTextTest {

	private static final List<String> ARGUMENTS = List.of("qemu-system-x86_64", "-name", "it's a test", "-append",
			"console=ttyS0 panic=-1", "-drive", "file=/a b/$HOME/*.img,if=virtio", "--no-reboot", "");

	@Test
	void shellReadsTheSameArgumentsBack() throws IOException {
		var text = CommandLineText.of(ARGUMENTS).text();
		var shell = new ProcessBuilder("sh", "-c", "for a in " + text + "; do printf '<%s>' \"$a\"; done").start();
		var read = new String(shell.getInputStream().readAllBytes());
		assertEquals("<" + String.join("><", ARGUMENTS) + ">", read);
	}

	@Test
	void namesOfOptionsAreMarkedAndNothingElse() {
		var line = CommandLineText.of(ARGUMENTS);
		var marked = line.options().stream()
				.map(range -> line.text().substring(range.start(), range.start() + range.length())).toList();
		assertEquals(List.of("-name", "-append", "-drive", "--no-reboot"), marked);
	}
}
