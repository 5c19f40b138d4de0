package org.wheelhouse.qmp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.command.Samples;

class HmpHelpTest {

	private final HmpHelp help;

	HmpHelpTest() throws Exception {
		help = HmpHelp.of(Samples.result("7.2", "hmp-help").textValue(),
				Samples.result("7.2", "hmp-help-info").textValue());
	}

	private List<String> texts(String line) {
		return help.at(line.replace("|", ""), line.indexOf('|')).stream().map(Proposal::text).toList();
	}

	private HmpCommand command(String line) {
		return help.commandOf(line).orElseThrow();
	}

	@Test
	void everyCommandIsRead() {
		assertEquals(108, help.commands().stream().filter(command -> !command.names().getFirst().startsWith("info "))
				.count());
		assertEquals(67, help.commands().size() - 108);
		assertTrue(help.commands().stream().noneMatch(command -> command.help().isEmpty()));
		assertTrue(help.commands().stream().flatMap(command -> command.names().stream())
				.allMatch(name -> name.matches("(info )?[a-z0-9_?-]+")));
	}

	@Test
	void namesParametersAndHelp() {
		assertEquals(new HmpCommand(List.of("cont", "c"), "", "resume emulation"), command("c"));
		assertEquals("[-f] device", command("eject -f cd").parameters());
		assertEquals("stop an active background block operation (use -f\n"
				+ "if you want to abort the operation immediately\n"
				+ "instead of keep running until data is in sync)", command("block_job_cancel").help());
		assertEquals("show block device statistics", command(" info blockstats").help());
		assertEquals("[subcommand]", command("info no-such").parameters());
		assertEquals(Optional.empty(), help.commandOf("no-such"));
	}

	@Test
	void whatQemuWritesInItsOwnWay() {
		assertEquals("name", command("getfd").parameters());
		assertEquals("[-w] device [name]", command("nbd_server_add").parameters());
		assertTrue(command("drive_add").parameters().endsWith("[,readonly=on|off][,copy-on-read=on|off]"));
		assertEquals("add drive to PCI storage controller", command("drive_add").help());
		assertFalse(command("drive_mirror").help().endsWith("\n"));
	}

	@Test
	void commandsByTheirBeginning() {
		assertEquals(List.of("block_job_cancel", "block_job_complete", "block_job_pause", "block_job_resume",
				"block_job_set_speed"), texts("block_job|"));
		assertEquals(List.of("info"), texts("inf|"));
		assertTrue(texts("|").size() >= 108);
		assertEquals(List.of("commit", "cont"), texts("co|"));
	}

	@Test
	void whatInfoTellsIsItsSecondWord() {
		assertEquals(List.of("block", "block-jobs", "blockstats"), texts("info block|"));
		var proposal = help.at("info bal", 8).getFirst();
		assertEquals(List.of(5, 8), List.of(proposal.start(), proposal.end()));
		assertEquals(List.of("balloon"), texts("help info bal|"));
		assertEquals(List.of("drive_add"), texts("? drive_a|"));
		assertEquals(List.of(), texts("eject -|"));
	}
}
