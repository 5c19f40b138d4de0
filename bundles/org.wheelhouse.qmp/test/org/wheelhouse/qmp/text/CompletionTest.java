package org.wheelhouse.qmp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class CompletionTest {

	private final Completion completion;

	CompletionTest() throws IOException {
		var known = Map.of("id", List.of("nic0", "disk0"), "driver", List.of("e1000"), "node-name", List.of("data"));
		completion = new Completion(org.wheelhouse.qmp.schema.Recorded.schema("7.2"),
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
}
