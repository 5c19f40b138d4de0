package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.QemuOption.Origin;
import org.wheelhouse.model.definition.DefinitionOption;

/** Whatever is read and not edited is written as it was. */
class DefinitionModelTest {

	private static final int ROUNDS = 2000;
	private static final List<String> PIECES = List.of("a", "=", ",", ",,", "'", "\"", " ", "\\", "$HOME", "ä", "\t",
			"-x", "id=", "#");

	private final DefinitionModel model = new DefinitionModel();

	@Test
	void anyListOfOptionsSurvivesTheModel() {
		var random = new Random(11);
		for (var round = 0; round < ROUNDS; round++) {
			var options = new ArrayList<QemuOption>();
			for (var i = random.nextInt(6); i > 0; i--) {
				options.add(
						new QemuOption("device", random.nextInt(4) == 0 ? Optional.empty() : Optional.of(text(random)),
								random.nextBoolean() ? Origin.USER : Origin.HOST));
			}
			var line = new QemuCommandLine(
					random.nextBoolean() ? Optional.of("/usr/bin/qemu-system-x86_64") : Optional.empty(),
					options);
			assertEquals(line, model.commandLine(model.of(line, "title")));
		}
	}

	@Test
	void anyTextOfADefinitionSurvivesBothWays() throws Exception {
		var random = new Random(12);
		for (var round = 0; round < ROUNDS; round++) {
			var options = new ArrayList<QemuOption>();
			for (var i = random.nextInt(6); i > 0; i--) {
				options.add(
						random.nextInt(4) == 0 ? QemuOption.of("nodefaults") : QemuOption.of("device", text(random)));
			}
			var text = new QemuCommandLine(Optional.of("qemu-system-x86_64"), options).format();
			assertEquals(text, model.write(model.read(text, "title")));
		}
	}

	@Test
	void whatIsWrittenAnewInTheMiddleLeavesTheOptionsAroundItAlone() throws Exception {
		var definition = model.read("-name a -m 1G -device b,id=x -nodefaults", "title");
		var before = List.copyOf(definition.getOptions());
		model.mirror(definition, "# said\n-name a -m 2G -smp 2 -device b,id=x -nodefaults", "title");
		assertEquals(List.of("a", "2G", "2", "b,id=x", ""),
				definition.getOptions().stream().map(DefinitionOption::getValue).toList());
		assertSame(before.getFirst(), definition.getOptions().getFirst());
		assertSame(before.getLast(), definition.getOptions().getLast());
		assertSame(before.get(2), definition.getOptions().get(3));
		assertEquals("# said\n-name a -m 2G -smp 2 -device b,id=x -nodefaults", definition.getText());
	}

	@Test
	void whatCannotBeReadIsKeptAsTextWithTheOptionsBefore() throws Exception {
		var definition = model.read("-name a -m 1G", "title");
		assertThrows(CommandLineException.class, () -> model.mirror(definition, "-name a -m '1G", "title"));
		assertEquals("-name a -m '1G", definition.getText());
		assertEquals(List.of("a", "1G"),
				definition.getOptions().stream().map(DefinitionOption::getValue).toList());
	}

	private static String text(Random random) {
		var text = new StringBuilder();
		for (var i = random.nextInt(6); i > 0; i--) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return text.toString();
	}

	@Test
	void theNameIsTheGuestsOrTheTitle() throws Exception {
		assertEquals("web", model.read("-name web,process=x", "title").getName());
		assertEquals("a,b", model.read("-name guest=a,,b,debug-threads=on", "title").getName());
		assertEquals("late", model.read("-name process=x,guest=late", "title").getName());
		assertEquals("title", model.read("-m 1G", "title").getName());
	}

	@Test
	void whatIsNoCommandLineIsExplained() {
		assertThrows(CoreException.class, () -> model.read("echo hello | cat", "title"));
	}
}
