package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {

	@ParameterizedTest
	@CsvSource({"20 GiB,21474836480", "1.5G,1610612736", "512,512", "512 B,512", "64 mib,67108864", "0,0",
			"8P,9007199254740992", " 1k ,1024"})
	void unitIsReadWhereItIsTyped(String typed, long bytes) {
		assertEquals(OptionalLong.of(bytes), SizeText.parse(typed));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "x", "-1", "20 GB", "1,5 GiB", "0.3 K", "9999999 PiB", "1e30", "20 GiB more"})
	void whatIsNoSizeIsNotGuessed(String typed) {
		assertEquals(OptionalLong.empty(), SizeText.parse(typed));
	}

	@ParameterizedTest
	@ValueSource(longs = {0, 1, 1023, 1024, 1536, 512L << 20, 20L << 30, 268500992, (20L << 30) + 512, 3L << 50})
	void whatIsWrittenIsReadAgain(long bytes) {
		assertEquals(OptionalLong.of(bytes), SizeText.parse(SizeText.of(bytes)));
	}

	@ParameterizedTest
	@CsvSource({"21474836480,20 GiB", "0,0 B", "1536,1.5 KiB", "1610612736,1.5 GiB", "268500992,256.0625 MiB",
			"1025,1025 B"})
	void sizeIsWrittenExactly(long bytes, String written) {
		assertEquals(written, SizeText.of(bytes));
	}
}
