package org.wheelhouse.qmp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.qmp.schema.Recorded;
import org.wheelhouse.qmp.schema.ReferenceSchema;
import org.wheelhouse.qmp.schema.SchemaType;

class CompletionTest {

	private final Completion completion;

	CompletionTest() throws IOException {
		var known = Map.of("id", List.of("nic0", "disk0"), "driver", List.of("e1000"), "node-name", List.of("data"));
		completion = new Completion(Recorded.schema("7.2"),
				name -> known.getOrDefault(name, List.of()));
	}

	/** The caret is at the bar. */
	private List<Proposal> at(String text) {
		return completion.at(text.replace("|", ""), text.indexOf('|'));
	}

	private List<String> texts(String text) {
		return at(text).stream().map(Proposal::text).toList();
	}

	@Test
	void commandsByTheirBeginning() {
		assertEquals(List.of("query-block", "query-block-exports", "query-block-jobs", "query-blockstats"),
				texts("query-block|"));
		assertTrue(texts("|").size() > 200);
		assertEquals(List.of(), texts("no-such|"));
		assertEquals("→ [{…}]", at("query-pci|").getFirst().detail());
		assertEquals("", at("system_reset|").getFirst().detail());
	}

	@Test
	void requiredArgumentsFirstDeprecatedLast() {
		var resize = at("block_resize |");
		assertEquals(List.of("size=", "device=", "node-name="), resize.stream().map(Proposal::text).toList());
		assertTrue(resize.getFirst().required());
		assertEquals("int", resize.getFirst().detail());
		var eject = at("eject |");
		assertEquals("device=", eject.getLast().text());
		assertTrue(eject.getLast().deprecated());
	}

	@Test
	void whatIsThereIsNotOfferedAgain() {
		assertEquals(List.of("size=", "node-name="), texts("block_resize device=x |"));
		assertEquals(List.of("size="), texts("block_resize s| device=x node-name=y"));
	}

	@Test
	void wordsAndWhatExists() {
		assertEquals(List.of("true", "false"), texts("set_link name=nic0 up=|"));
		assertEquals(List.of("nic0"), texts("device_del id=n|"));
		assertEquals(List.of("vnc", "spice"), texts("set_password protocol=|").stream().sorted((a, b) -> b.compareTo(a))
				.toList());
		assertEquals(List.of("e1000"), texts("device_add driver=|"));
		var proposal = at("device_del id=di|").getFirst();
		assertEquals(List.of(14, 16), List.of(proposal.start(), proposal.end()));
	}

	@Test
	void variantAndInnerObjectsAreFollowed() {
		assertFalse(texts("netdev_add |").contains("hostfwd="));
		assertTrue(texts("netdev_add type=user |").contains("hostfwd="));
		assertTrue(texts("netdev_add | type=user").contains("hostfwd="));
		assertTrue(texts("blockdev-add driver=qcow2 file.|").contains("driver="));
		assertTrue(texts("blockdev-add driver=qcow2 file.driver=ssh file.server.|").contains("host="));
		assertTrue(texts("blockdev-add driver=qcow2 file.driver=f|").contains("file"));
		assertTrue(texts("chardev-add backend.type=s|").contains("socket"));
	}

	/** What is in quotes belongs together, as it does when the command is read. */
	@Test
	void quotesAndBracketsHoldAWordTogether() {
		assertEquals(List.of("up="), texts("set_link name=\"my card\" |"));
		assertEquals(List.of(), texts("set_link name=\"my |"));
		assertTrue(
				texts("blockdev-add driver=qcow2 file={\"driver\": \"ssh\", \"|\"}").contains("\"host-key-check\":"));
		assertEquals(List.of("\"file\""), texts("blockdev-add driver=qcow2 file={\"driver\": \"fi|"));
		assertEquals(List.of("size=", "node-name="), texts("block_resize wrong device=x |"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{^ | \"execute\": \"arguments\":",
			"{\"execute\":\"stop\",^} | \"arguments\":",
			"{\"execute\":\"stop\"^} | ``",
			"{\"execute\":\"device_d^ | \"device_del\"",
			"{\"execute\":^, \"arguments\":{}} | \"add-fd\" \"add_client\"",
			"{\"execute\":\"block_resize\",\"arguments\":{^}} | \"size\": \"device\": \"node-name\":",
			"{\"execute\":\"block_resize\",\"arguments\":{\"s^\"}} | \"size\":",
			"{\"execute\":\"block_resize\",\"arguments\":{\"d^\": \"x\", \"size\":1}} | \"device\"",
			"{\"arguments\":{\"device\":\"x\", ^},\"execute\":\"block_resize\"} | \"size\": \"node-name\":",
			"{\"execute\":\"set_link\",\"arguments\":{\"name\":\"nic0\",\"up\":^}} | true false",
			"{\"execute\":\"set_link\",\"arguments\":{\"up\":f^ | false",
			"{\"execute\":\"set_link\",\"arguments\":{\"up\":\"f^ | ``",
			"{\"execute\":\"device_del\",\"arguments\":{\"id\":\"n^\"}} | \"nic0\"",
			"{\"execute\":\"device_del\",\"arguments\":{\"id\":^ | \"nic0\" \"disk0\"",
			"{\"execute\":\"blockdev-add\",\"arguments\":{\"file\":{\"dri^\"},\"driver\":\"qcow2\"}} | \"driver\":",
			"{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":[{\"capability\":\"ev^\"}]}} | \"events\"",
			"{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":[{\"state\":true,\"capability\":\"events\"},{^}]}} | \"capability\": \"state\":",
			"{\"execute\":\"no-such\",\"arguments\":{^}} | ``", "{\"execute\":\"stop\"}^ | ``"})
	void withinJson(String text, String expected) {
		var found = String.join(" ", texts(text.replace('^', '|')));
		assertEquals(expected, found.substring(0, Math.min(found.length(), expected.length())));
		assertTrue(!expected.isEmpty() || found.isEmpty(), found);
	}

	@Test
	void quotesOfJsonAreReplacedWithWhatIsInThem() {
		var closed = at("{\"execute\":\"sto|\"}").getFirst();
		assertEquals(List.of(11, 16), List.of(closed.start(), closed.end()));
		var open = at("{\"execute\":\"sto|, \"arguments\": {}}").getFirst();
		assertEquals(List.of(11, 15), List.of(open.start(), open.end()));
	}

	@Test
	void helpTellsOfAnArgumentAndItsCommand() {
		var sync = at("blockdev-mirror device=ovn target=tgt |").getFirst();
		assertEquals("sync=", sync.text());
		var help = (Help.OfArgument) sync.help();
		assertEquals("enum of 5", help.argument().type());
		assertTrue(help.argument().required());
		assertEquals(List.of("top", "full", "none", "incremental", "bitmap"),
				help.argument().words().stream().map(SchemaType.Value::name).toList());
		assertEquals(List.of("device", "target"), names(help.command().given()));
		assertEquals(List.of("sync"), names(help.command().missing()));
		assertTrue(names(help.command().further()).contains("speed"));
		assertEquals("", help.command().returns());
		assertFalse(help.command().outOfBand());
	}

	private static List<String> names(List<Help.Argument> arguments) {
		return arguments.stream().map(Help.Argument::name).toList();
	}

	@Test
	void helpTellsOfACommandAndOfAValue() {
		var pause = ((Help.OfCommand) at("migrate-pa|").getFirst().help()).command();
		assertTrue(pause.outOfBand());
		assertEquals("[{…}]", ((Help.OfCommand) at("query-pci|").getFirst().help()).command().returns());
		var value = (Help.OfValue) at("set_password password=x protocol=v|").getFirst().help();
		assertEquals("protocol", value.argument().name());
		assertEquals(List.of("password"), names(value.command().given()));
		assertTrue(((Help.OfArgument) at("eject dev|").getFirst().help()).argument().deprecated());
	}

	/** At no place of no command there is an exception, and whatever is proposed can be put there. */
	@Test
	void everyCaretOfEveryCommandHasAnAnswer() throws IOException {
		var seen = new HashSet<String>();
		for (var exchange : Recorded.transcript("7.2")) {
			var text = exchange.request().toString();
			if (!seen.add(exchange.request().path("execute").asText())) {
				continue;
			}
			for (var caret = 0; caret <= text.length(); caret++) {
				for (var cut : List.of(text, text.substring(0, caret))) {
					for (var proposal : completion.at(cut, caret)) {
						assertTrue(0 <= proposal.start() && proposal.start() <= caret
								&& caret <= proposal.end() && proposal.end() <= cut.length(), cut);
					}
				}
			}
		}
		assertTrue(seen.size() > 50, () -> "" + seen);
	}

	/** QEMU before 2.5 tells the names of its commands only. */
	@Test
	void withoutASchemaNamesAndTheArgumentsOfTheReferenceAreKnown() {
		var completion = new Completion(ReferenceSchema.of(List.of("balloon", "block_resize", "new-in-1.7")),
				_ -> List.of());
		assertEquals(List.of("balloon", "block_resize"), completion.at("b", 1).stream().map(Proposal::text).toList());
		assertEquals(List.of("new-in-1.7"), completion.at("n", 1).stream().map(Proposal::text).toList());
		assertEquals(List.of("size=", "device=", "node-name="),
				completion.at("block_resize ", 13).stream().map(Proposal::text).toList());
		assertEquals(List.of(), completion.at("new-in-1.7 ", 11));
	}
}
