package org.wheelhouse.ui.qmp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.qmp.command.RawCommand;

class HumanLineTest {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', value = {
			"balloon 16 | {\"execute\":\"balloon\",\"arguments\":{\"value\":16777216}}",
			"balloon 1g | {\"execute\":\"balloon\",\"arguments\":{\"value\":1073741824}}",
			"c | {\"execute\":\"cont\"}",
			"  netdev_del  n0 | {\"execute\":\"netdev_del\",\"arguments\":{\"id\":\"n0\"}}",
			"block_resize d 512k | {\"execute\":\"block_resize\",\"arguments\":{\"device\":\"d\",\"size\":524288}}",
			"set_link n off | {\"execute\":\"set_link\",\"arguments\":{\"name\":\"n\",\"up\":false}}", "info pci | ",
			"balloon much | ", "system_reset | ", "set_link n | "})
	void lineMeansTheCommandThatDoesTheSame(String line, String json) {
		assertEquals(Optional.ofNullable(json), HumanLine.meaning(line).map(RawCommand::toJson));
	}
}
