package org.wheelhouse.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@Test
	void linesThatEndInTwoWaysBothStay() throws Exception {
		var mixed = "#!/bin/sh\r\nexec qemu -name 'a\r\nb' \\\r\n -m 1G \\\n -S\n# end\r\n";
		var text = DefinitionText.parse(mixed);
		assertEquals(mixed, text.text());
		assertEquals("a\nb", text.options().getFirst().value().orElseThrow());
		assertEquals(mixed.replace("1G", "2G"), text.withValue(1, "2G").text());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '`', value = {
			"-drive file=a.qcow2,if=virtio ! b.qcow2 ! -drive file=b.qcow2,if=virtio",
			"-drive file=a.qcow2,if=virtio ! b c.qcow2 ! -drive file='b c.qcow2',if=virtio",
			"-drive 'file=a.qcow2,if=virtio' ! b c's ! -drive 'file=b c'\\''s,if=virtio'",
			"-drive \"file=a.qcow2,if=virtio\" ! b\"$c ! -drive \"file=b\\\"\\$c,if=virtio\"",
			"-drive file=\"a.qcow2\",if=virtio ! b c ! -drive file=\"b c\",if=virtio",
			"-drive file=a'.qcow2',if=virtio ! b c ! -drive file='b c',if=virtio",
			"-drive 'file=a.qco'w2,if=virtio ! b ! -drive 'file='b,if=virtio",
			"-drive file=a.qco'w2,if=virtio' ! b ! -drive file=b',if=virtio'",
			"-drive file='a'\".qcow2\",if=virtio ! b ! -drive file=b,if=virtio",
			"-drive file=a.\\qcow2,if=virtio ! b ! -drive file=b,if=virtio",
			"-drive file=a.qcow2,if=virtio ! `` ! -drive file=,if=virtio"})
	void onePartOfAValueChangesAndItsQuotesStay(String before, String part, String after) throws Exception {
		var script = "# -drive file=x\nqemu -S \\\n  %s   \\\n --nodefaults";
		var text = DefinitionText.parse(script.formatted(before));
		var changed = text.withPart(1, 5, 12, part);
		assertEquals(script.formatted(after), changed.text());
		assertEquals("file=" + part + ",if=virtio", changed.options().get(1).value().orElseThrow());
		assertEquals(text, text.withPart(1, 5, 12, "a.qcow2").withPart(1, 5, 12, "a.qcow2"));
	}

	@Test
	void partsBesideALineThatGoesOnInAWordLeaveItThere() throws Exception {
		var text = DefinitionText.parse("qemu -drive file=a,\\\nif=virtio \\\n -device \"x,\\\nid=y\"z\n");
		assertEquals("qemu -drive file=a,\\\nif=ide \\\n -device \"x,\\\nid=y\"z\n",
				text.withPart(0, 10, 16, "ide").text());
		assertEquals("qemu -drive file=a,\\\nif=virtio \\\n -device \"x,\\\nid=\"w\n",
				text.withPart(1, 5, 7, "w").text());
		assertEquals("qemu -drive file=a,\\\nif=virtio,x=y \\\n -device \"x,\\\nid=y\"z\n",
				text.withPart(0, 16, 16, ",x=y").text());
	}

	@Test
	void placesAreThoseOfTheText() throws Exception {
		var text = DefinitionText.parse(SCRIPT);
		assertEquals("--drive \"file=a.qcow2,if=virtio\"", cut(text, text.span(2)));
		assertEquals("--drive", cut(text, text.nameSpan(2)));
		assertEquals("\"file=a.qcow2,if=virtio\"", cut(text, text.valueSpan(2)));
		assertEquals("a.qcow2", cut(text, text.partSpan(2, 5, 12)));
		assertEquals("-enable-kvm", cut(text, text.span(1)));
		assertEquals("", cut(text, text.valueSpan(1)));
		int caret = SCRIPT.indexOf("qcow2");
		assertEquals(2, text.optionAt(caret).orElseThrow());
		assertEquals(7, text.valueOffset(2, caret));
		assertTrue(text.optionAt(SCRIPT.indexOf("exec")).isEmpty());
	}

	private static String cut(DefinitionText text, Span span) {
		return text.text().substring(span.start(), span.end());
	}

	@Test
	void optionsAreInsertedBeforeAnother() throws Exception {
		var text = DefinitionText.parse(SCRIPT);
		var rng = QemuOption.of("device", "virtio-rng-pci");
		assertEquals(SCRIPT.replace("-enable-kvm", "-device virtio-rng-pci -enable-kvm"), text.insert(1, rng).text());
		assertEquals(SCRIPT.replace("-m 1G", "-device virtio-rng-pci \\\n  -S \\\n  -m 1G"),
				text.insert(3, rng, QemuOption.of("S")).text());
		assertEquals(SCRIPT.replace("-m 1G", "-m 1G \\\n  -device virtio-rng-pci"), text.insert(4, rng).text());
		assertEquals("-S \\\r\n-m 1G \\\r\n\t-usb",
				DefinitionText.parse("-m 1G \\\r\n\t-usb").insert(0, QemuOption.of("S")).text());
		assertEquals("-S -m 1G", DefinitionText.parse("-m 1G").insert(0, QemuOption.of("S")).text());
	}

	@Test
	void randomPartsOfRandomTextsReadBackAndNothingElseChanges() throws Exception {
		var random = new Random(12);
		for (int round = 0; round < 3000; round++) {
			var text = DefinitionText.parse(randomText(random));
			int option = random.nextInt(text.options().size());
			if (text.options().get(option).value().isEmpty()) {
				continue;
			}
			var value = text.options().get(option).value().orElseThrow();
			int from = random.nextInt(value.length() + 1);
			int to = from + random.nextInt(value.length() - from + 1);
			var part = randomWord(random);
			var changed = text.withPart(option, from, to, part);
			var expected = new ArrayList<>(text.options());
			expected.set(option, new QemuOption(expected.get(option).name(),
					Optional.of(value.substring(0, from) + part + value.substring(to)), QemuOption.Origin.USER));
			assertEquals(expected, changed.options(), text.text());
			var span = text.valueSpan(option);
			assertTrue(changed.text().startsWith(text.text().substring(0, span.start())), text.text());
			assertTrue(changed.text().endsWith(text.text().substring(span.end())), text.text());
		}
	}

	/** Options written in all manners that a shell reads. */
	private static String randomText(Random random) {
		var text = new StringBuilder(random.nextBoolean() ? "#!/bin/sh\n# it's\nexec qemu" : "qemu");
		var end = random.nextBoolean() ? "\n" : "\r\n";
		for (int i = random.nextInt(5) + 1; i > 0; i--) {
			text.append(random.nextBoolean() ? " " : "  \\" + end + "\t");
			text.append(List.of("-drive ", "--device\t", "-S -name ").get(random.nextInt(3)));
			for (int pieces = random.nextInt(4) + 1; pieces > 0; pieces--) {
				text.append(piece(random, randomWord(random), end));
			}
		}
		return text.append(List.of("", "\n", "  # end\r\n\r\n#").get(random.nextInt(3))).toString();
	}

	private static String piece(Random random, String word, String end) {
		return switch (random.nextInt(5)) {
			case 0 -> "'" + word.replace("'", "") + end + "'";
			case 1 -> "\"" + word.replaceAll("[\"$`\\\\]", "\\\\$0") + "\\" + end + "\"";
			case 2 -> "\\ x\\" + end + "y";
			case 3 -> "''";
			default -> "a=b,";
		};
	}

	private static String randomWord(Random random) {
		var alphabet = "ab-,=:\\\"'$`#&|;<>()*?~ \t\n!{}[]%é€";
		var word = new StringBuilder();
		for (int i = random.nextInt(5); i > 0; i--) {
			word.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return word.toString();
	}
}
