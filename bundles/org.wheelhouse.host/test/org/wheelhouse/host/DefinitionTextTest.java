package org.wheelhouse.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class DefinitionTextTest {

	private static final String SCRIPT = """
			#!/bin/sh
			# my machine: -m is too small
			exec qemu-system-x86_64 \\
			  -name 'two words' -enable-kvm \\
			  --drive "file=a.qcow2,if=virtio"   \\
			  -m 1G   # enough
			# the end
			""";

	@Test
	void oneValueChangesAndNothingElse() throws Exception {
		var text = DefinitionText.parse(SCRIPT);
		assertEquals(SCRIPT.replace("a.qcow2", "b.qcow2"), text.withValue(2, "file=b.qcow2,if=virtio").text());
		assertEquals(SCRIPT.replace("'two words'", "'it'\\''s'"), text.withValue(0, "it's").text());
		assertEquals(SCRIPT.replace("1G", "'1 G'"), text.withValue(3, "1 G").text());
		assertEquals("b $c", DefinitionText.parse("qemu -hda \"a\" -S\n").withValue(0, "b $c").options().getFirst()
				.value().orElseThrow());
	}

	@Test
	void moreOptionsComeBehindInTheSameManner() throws Exception {
		var more = List.of(QemuOption.of("device", "virtio-rng-pci,id=a b"),
				new QemuOption("S", Optional.empty(), QemuOption.Origin.USER));
		assertEquals(SCRIPT.replace("-m 1G", "-m 1G \\\n  -device 'virtio-rng-pci,id=a b' \\\n  -S"),
				DefinitionText.parse(SCRIPT).with(more).text());
		assertEquals("qemu -S -device 'virtio-rng-pci,id=a b' -S",
				DefinitionText.parse("qemu -S").with(more).text());
	}

	@Test
	void fewerOptionsLeaveTheOthersAsTheyAre() throws Exception {
		var text = DefinitionText.parse(SCRIPT);
		assertEquals(SCRIPT.replace(" -enable-kvm", "").replace("   \\\n  -m 1G", ""),
				text.without(Set.of(1, 3)).text());
		assertEquals("-S\n", DefinitionText.parse("-m 1G \\\n-S\n").without(Set.of(0)).text());
	}

	@Test
	void lineEndsOfOtherSystemsStay() throws Exception {
		assertEquals("-m 2G \\\r\n-S\r\n", DefinitionText.parse("-m 1G \\\r\n-S\r\n").withValue(0, "2G").text());
	}

	@Test
	void aWordOnItsOwnAndAnEndRightBehindAValueAreChangedWhereTheyStand() throws Exception {
		assertEquals("qemu b.img -m 1G\\\n -S\n",
				DefinitionText.parse("qemu a.img -m 1G\\\n -S\n").withValue(0, "b.img").text());
		assertEquals("qemu a.img -m 2G\\\n -S\n",
				DefinitionText.parse("qemu a.img -m 1G\\\n -S\n").withValue(1, "2G").text());
	}
}
