package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class DifferingTest {

	private static final String TEXT = """
			qemu-system-x86_64
			  -name debian-12
			  -m 2G
			  -drive file=debian-12/disk0.qcow2,if=virtio
			  -nodefaults""";

	@Test
	void aWordThatDiffersIsWhole() {
		assertEquals(List.of("debian-12", "debian-12"), parts(TEXT, TEXT.replace("debian-12", "debian-12x")));
		assertEquals(List.of("2G"), parts(TEXT, TEXT.replace("2G", "12G")));
	}

	@Test
	void aLineThatTheOtherDoesNotHaveIsWhole() {
		assertEquals(List.of("-nodefaults"), parts(TEXT, TEXT.replace("\n  -nodefaults", "")));
		assertEquals(List.of("-m 2G"), parts(TEXT, TEXT.replace("\n  -m 2G", "\n  -vga std")));
	}

	@Test
	void whatOnlyTheOtherHasIsNotMarked() {
		assertEquals(List.of(), parts(TEXT, TEXT + "\n  -S"));
		assertEquals(List.of("disk0.qcow2"),
				parts(TEXT, TEXT.replace("-m 2G", "-m 2G\n  -S").replace("disk0", "other")));
	}

	@Test
	void theSameTextHasNoPart() {
		assertEquals(List.of(), parts(TEXT, TEXT));
		assertEquals(List.of(), parts("", ""));
	}

	private static List<String> parts(String now, String other) {
		return Differing.parts(now, other).stream()
				.map(part -> now.substring(part.start(), part.start() + part.length())).toList();
	}
}
