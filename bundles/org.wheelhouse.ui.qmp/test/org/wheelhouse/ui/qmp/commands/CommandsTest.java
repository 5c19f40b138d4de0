package org.wheelhouse.ui.qmp.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.CommandSet;
import org.wheelhouse.qmp.dialect.QemuCapabilities;
import org.wheelhouse.qmp.dialect.Translator;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.ui.qmp.commands.CommandEntry.Standing;
import org.wheelhouse.ui.testkit.Stage;

import com.fasterxml.jackson.databind.ObjectMapper;

/** With what real QEMUs told of themselves. */
class CommandsTest {

	private final List<CommandEntry> entries = entries("7.2");

	@Test
	void allCommandsAreThereAndThoseThatWere() {
		var lacking = entries.stream().filter(entry -> !entry.isPresent()).map(CommandEntry::name)
				.collect(Collectors.toCollection(LinkedHashSet::new));
		assertTrue(lacking.containsAll(List.of("block_job_cancel", "block_passwd", "block_stream", "change", "cpu",
				"migrate_set_downtime", "migrate_set_speed", "query-cpus")), lacking::toString);
		assertEquals(schema("7.2").commands().size(), entries.size() - lacking.size());
		assertEquals(58, Reference.commands().size());
	}

	@Test
	void requiredArgumentsComeFirstAndOthersAreHintedAt() {
		assertEquals("size …", entry("block_resize").brief());
		assertEquals("device, target, sync …", entry("blockdev-mirror").brief().replace("job-id, ", ""));
		assertEquals("–", entry("query-status").brief());
		assertEquals("path, property, value", entry("qom-set").brief());
		assertEquals("block_resize size= ", entry("block_resize").shorthand());
		assertEquals("qom-get path= property= ", entry("qom-get").shorthand());
		assertEquals("stop ", entry("stop").shorthand());
	}

	@Test
	void whatIsToldOfACommandIsWhatItsSchemaSays() {
		var told = told("blockdev-mirror");
		assertTrue(told.contains("● sync  one of 5: top, full, none, incremental, bitmap"), told);
		assertTrue(told.contains("○ speed  int"), told);
		assertTrue(told.contains("returns nothing"), told);
		assertTrue(told("query-status").contains("returns object: "), told("query-status"));
		assertTrue(told("query-status").contains("running"), told("query-status"));
		assertTrue(told("migrate-pause").contains("can go out of band"), told("migrate-pause"));
		assertTrue(told("x-query-roms").contains("unstable"));
	}

	@Test
	void whatIsGoneSaysWhatIsSentInsteadOrWhyNothingIs() {
		assertEquals(List.of("query-cpus-fast"),
				assertInstanceOf(Standing.Translated.class, entry("query-cpus").standing()).said().stream()
						.filter(name -> name.equals("query-cpus-fast")).toList());
		assertTrue(told("migrate_set_speed").contains("migrate-set-parameters is sent instead"));
		assertTrue(told("block_passwd").contains("object-add"), told("block_passwd"));
		assertEquals("change device= target= ", entry("change").shorthand());
		assertTrue(entry("change").isWritable());
		assertTrue(!entry("block_passwd").isWritable());
	}

	@Test
	void everyCommandOfEveryRecordedQemuIsTold() {
		for (var version : List.of("5.2", "7.2", "11.1")) {
			for (var entry : entries(version)) {
				assertTrue(CommandDetails.of(entry).getFirst().text().equals(entry.name()), entry.name());
				assertTrue(!entry.brief().isEmpty(), entry.name());
			}
		}
	}

	@Test
	void aQemuWithoutASchemaHasNamesOnly() {
		var names = new LinkedHashSet<>(List.of("stop", "cont"));
		var old = CommandList.of(new QemuCapabilities(names, Optional.empty(),
				new Translator(CommandSet.of(names, Optional.empty()), exchange())));
		assertEquals(List.of("cont", "stop"),
				old.stream().filter(CommandEntry::isPresent).map(CommandEntry::name).toList());
	}

	@Test
	@Tag("display")
	void theFilterCountsAndEnterWritesTheFirst() {
		try (var stage = new Stage(340, 420)) {
			var written = new ArrayList<String>();
			var page = new CommandsPage(stage.parent(), entry -> written.add(entry.shorthand()));
			CommandsMenu.install(page);
			stage.open();
			page.show(entries);
			var filter = Stage.find(page, "commands.filter", Text.class);
			var table = Stage.find(page, "commands.table", Table.class);
			var count = Stage.find(page, "commands.count", Label.class);
			var all = schema("7.2").commands().size();
			assertEquals(all + " + " + (entries.size() - all), count.getText());
			filter.setText("cpu query");
			assertEquals(List.of("query-cpu-definitions", "query-cpu-model-expansion", "query-cpus",
					"query-cpus-fast", "query-hotpluggable-cpus", "query-vcpu-dirty-limit"),
					Stream.of(table.getItems()).map(item -> item.getText(0)).toList());
			assertEquals("5 of " + all + " + 1", count.getText());
			filter.setText("block_resize");
			filter.notifyListeners(SWT.DefaultSelection, new Event());
			assertEquals(List.of("block_resize size= "), written);
			assertTrue(Stage.find(page, "commands.details", StyledText.class).getText().startsWith("block_resize"));
			filter.setText("block_passwd");
			Stage.key(table, SWT.CR);
			assertEquals(1, written.size(), "QEMU would not understand it");
			filter.setText("query");
			stage.picture("commands");
		}
	}

	private CommandEntry entry(String name) {
		return entries.stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
	}

	private String told(String name) {
		return entries.stream().filter(entry -> entry.name().equals(name)).findFirst()
				.map(entry -> String.join("",
						CommandDetails.of(entry).stream().map(CommandDetails.Piece::text).toList()))
				.orElse("");
	}

	private static List<CommandEntry> entries(String version) {
		var schema = schema(version);
		var names = schema.commands().stream().map(SchemaType.Command::name)
				.collect(Collectors.toCollection(LinkedHashSet::new));
		return CommandList.of(new QemuCapabilities(names, Optional.of(schema),
				new Translator(CommandSet.of(names, Optional.of(schema)), exchange())));
	}

	private static CommandSender exchange() {
		return new CommandSender() {
			@Override
			public <R> CompletableFuture<R> send(QmpCommand<R> command) {
				throw new AssertionError("nothing is sent to make a list");
			}
		};
	}

	private static QmpSchema schema(String version) {
		try {
			return new QmpSchema(new ObjectMapper().readTree(Files
					.readString(Path.of("../org.wheelhouse.qmp/test/samples", version, "schema.json"))));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
