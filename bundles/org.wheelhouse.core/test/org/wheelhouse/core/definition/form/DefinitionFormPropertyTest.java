package org.wheelhouse.core.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What holds for every definition: those of scripts as people write them, and a thousand generated ones. */
@Tag("slow")
class DefinitionFormPropertyTest {

	private static final Path SCRIPTS = Path.of("test", "samples", "scripts");

	private static List<String> definitions() throws IOException {
		var all = new ArrayList<String>();
		try (var files = Files.list(SCRIPTS)) {
			for (var file : files.sorted().toList()) {
				for (var words : new ObjectMapper().readTree(Files.readString(file)).get("qemus")) {
					var list = new ArrayList<String>();
					words.forEach(word -> list.add(word.asText()));
					var options = QemuCommandLine.optionsOf(list.subList(1, list.size()));
					all.add(new QemuCommandLine(Optional.of(list.getFirst()), options).format());
				}
			}
		}
		assertTrue(all.size() > 25, SCRIPTS.toString());
		var generated = new GeneratedDefinitions(2026);
		for (int i = 0; i < 1000; i++) {
			all.add(generated.next());
		}
		return all;
	}

	@Test
	void whatIsReadAndNotEditedIsWrittenAsItWas() throws Exception {
		for (var written : definitions()) {
			var text = DefinitionText.parse(written);
			DefinitionForm.of(text, QemuFacts.NONE);
			assertEquals(written, text.text());
		}
	}

	@Test
	void eachOptionIsInOneItemAndEachFieldPointsAtItsValue() throws Exception {
		for (var written : definitions()) {
			var text = DefinitionText.parse(written);
			var claimed = new ArrayList<Integer>();
			var sections = DefinitionForm.of(text, QemuFacts.NONE);
			for (var section : sections) {
				for (var item : section.items()) {
					claimed.addAll(item.options());
				}
			}
			assertEquals(IntStream.range(0, text.options().size()).boxed().toList(), claimed.stream().sorted().toList(),
					written);
			assertEquals(List.of(SectionKind.values()), sections.stream().map(Section::kind).toList());
		}
	}

	private record Place(int section, int item, Field field) {}

	private static List<Place> fields(DefinitionText text) {
		var places = new ArrayList<Place>();
		var sections = DefinitionForm.of(text, QemuFacts.NONE);
		for (int section = 0; section < sections.size(); section++) {
			for (int item = 0; item < sections.get(section).items().size(); item++) {
				for (var field : sections.get(section).items().get(item).fields()) {
					if (field.isEditable()) {
						places.add(new Place(section, item, field));
					}
				}
			}
		}
		return places;
	}

	@Test
	void aFieldEditsItsOwnOptionsOnlyAndUndoOfAllBringsTheBytesBack() throws Exception {
		var random = new Random(11);
		var values = new GeneratedDefinitions(12);
		for (var written : definitions()) {
			var history = new ArrayList<>(List.of(DefinitionText.parse(written)));
			for (int edit = 0; edit < 2; edit++) {
				var now = history.getLast();
				var fields = fields(now);
				var chosen = fields.get(random.nextInt(fields.size()));
				var value = value(chosen.field(), random, values);
				var after = chosen.field().with(value);
				assertNothingElseChanged(now, after, chosen, value);
				assertSays(now, after, chosen, value);
				history.add(after);
			}
			while (history.size() > 1) {
				history.removeLast();
			}
			assertEquals(written, history.getLast().text());
		}
	}

	private static String value(Field field, Random random, GeneratedDefinitions values) {
		if (random.nextInt(6) == 0) {
			return "";
		}
		return switch (field.kind()) {
			case SWITCH -> random.nextBoolean() ? "on" : "off";
			case NUMBER -> String.valueOf(random.nextInt(64));
			case SIZE -> random.nextInt(1, 9) + "G";
			case CHOICE -> field.choices().isEmpty()
					? "choice" + random.nextInt(9)
					: field.choices().get(random.nextInt(field.choices().size()));
			case FORWARDS, LINES -> "tcp::" + random.nextInt(99) + "-:22"
					+ (random.nextBoolean() ? "\n" + field.value().orElse("tcp::1-:1") : "");
			default -> values.anyText();
		};
	}

	/** Options that the field's item does not have stand where they stood among each other, to the byte. */
	private static void assertNothingElseChanged(DefinitionText before, DefinitionText after, Place chosen,
			String value) {
		var item = DefinitionForm.of(before, QemuFacts.NONE).get(chosen.section()).items().get(chosen.item());
		var own = new TreeSet<>(item.options());
		chosen.field().where().forEach(span -> before.optionAt(span.start()).ifPresent(own::add));
		if (item.options().isEmpty() && item.title().isEmpty() == false) {
			// A boot index is of a device that another section has.
			IntStream.range(0, before.options().size()).filter(i -> before.options().get(i).name().equals("device")
					&& before.options().get(i).value().orElse("").contains(item.title())).forEach(own::add);
		}
		var others = IntStream.range(0, before.options().size()).filter(i -> !own.contains(i))
				.mapToObj(i -> cut(before, i)).toList();
		var left = new ArrayList<>(IntStream.range(0, after.options().size()).mapToObj(i -> cut(after, i)).toList());
		int at = 0;
		for (var other : others) {
			while (at < left.size() && !left.get(at).equals(other)) {
				at++;
			}
			assertTrue(at < left.size(), () -> chosen.field().name() + "=" + value + "\n" + before + "\n" + after);
			left.remove(at);
		}
		assertTrue(left.size() <= own.size() + 1,
				() -> chosen.field().name() + "=" + value + "\n" + before + "\n" + after);
		var start = before.text().substring(0, before.span(0).start()).replaceAll("[\\\\\\s]+$", "");
		assertTrue(after.text().startsWith(start), () -> chosen.field().name() + "\n" + before + "\n" + after);
		var tail = before.text().substring(before.span(before.options().size() - 1).end());
		assertTrue(after.text().endsWith(tail), () -> chosen.field().name() + "\n" + before + "\n" + after);
	}

	private static String cut(DefinitionText text, int option) {
		return text.text().substring(text.span(option).start(), text.span(option).end());
	}

	/** The form of the text afterwards has the value in the same place. */
	private static void assertSays(DefinitionText before, DefinitionText after, Place chosen, String value) {
		var field = chosen.field();
		boolean same = field.value().orElse("").equals(value);
		boolean goes = value.isEmpty() || field.kind() == FieldKind.SWITCH && value.equals(field.defaultValue());
		if (same) {
			assertEquals(before.text(), after.text(), field.name());
		}
		var moves = Set.of(FieldNames.BUS, FieldNames.DRIVER, FieldNames.NETWORK, FieldNames.VALUE, FieldNames.MODEL,
				FieldNames.MACHINE, FieldNames.ACCELERATOR, "id", "node-name", "type", "qom-type", "backend", "chardev",
				"fsdev", "rng", "tpmdev", "netdev", "drive", FieldNames.FORMAT, FieldNames.CACHE, "media", "fsdriver");
		if (same || goes || moves.contains(field.name())) {
			return;
		}
		var items = DefinitionForm.of(after, QemuFacts.NONE).get(chosen.section()).items();
		var now = chosen.item() < items.size()
				? items.get(chosen.item()).field(field.name()).flatMap(Field::value)
				: Optional.<String>empty();
		assertEquals(Optional.of(value), now, () -> field.name() + "\n" + before + "\n" + after);
	}
}
