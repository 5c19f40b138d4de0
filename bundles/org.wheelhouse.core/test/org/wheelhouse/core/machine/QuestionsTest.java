package org.wheelhouse.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.fixture.ReferenceCommands;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.schema.ReferenceSchema;
import org.wheelhouse.qmp.schema.SchemaType;

class QuestionsTest {

	@Test
	void theseOfTheReferenceOnlyAsk() {
		assertEquals(58, ReferenceCommands.ALL.size());
		assertEquals(List.of("query-version", "query-commands", "query-chardev", "query-block", "query-blockstats",
				"query-cpus", "query-pci", "query-kvm", "query-status", "query-mice", "query-vnc", "query-spice",
				"query-name", "query-uuid", "query-migrate", "query-balloon", "query-block-jobs", "qom-list",
				"qom-get"), ReferenceCommands.ALL.stream().filter(name -> Questions.isOne(name)).toList());
	}

	@Test
	void theseThatCameAfterTheReferenceOnlyAsk() {
		assertEquals(List.of("device-list-properties", "qom-get", "qom-list", "qom-list-types"),
				ReferenceSchema.all().commands().stream().map(SchemaType.Command::name)
						.filter(name -> Questions.isOne(name)).sorted().toList());
	}

	@ParameterizedTest
	@ValueSource(strings = {"info status", "  info block -v", "info"})
	void infoOfTheHumanMonitorOnlyAsks(String line) {
		assertTrue(Questions.isOne(new HumanMonitorCommand(line)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "stop", "infostop", "info;stop", "qom-set /a b 1", "x /1x 0", "screendump /tmp/x",
			"cont info"})
	void noOtherLineOfTheHumanMonitorDoes(String line) {
		assertFalse(Questions.isOne(new HumanMonitorCommand(line)));
	}

	@Test
	void whatIsNotKnownMayChangeAnything() {
		assertFalse(Questions.isOne(new RawCommand("x-frobnicate")));
		assertFalse(Questions.isOne(new RawCommand("human-monitor-command")));
	}
}
