package org.wheelhouse.core.qom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.qom.QomText.Written;
import org.wheelhouse.core.state.QomNames;

import com.fasterxml.jackson.databind.ObjectMapper;

class QomTextTest {

	private static final QomValue UNKNOWN = new QomValue.Awaited();

	@Test
	void aLargeNumberStaysWhatItIs() throws Exception {
		assertEquals("18446744073709551615", QomText.of(new ObjectMapper().readTree("18446744073709551615")));
		assertEquals("18446744073709551615", written("18446744073709551615", "uint64", UNKNOWN));
		assertEquals("18446744073709551615", written("0xffffffffffffffff", "uint64", UNKNOWN));
	}

	@Test
	void whatIsShownIsReadAgainAsTheSame() throws Exception {
		for (var json : List.of("true", "0", "-7", "4294967296", "\"\"", "\"on\"", "\"12\"", "\"a \\\"b\\\"\"",
				"{\"order\":\"cad\"}", "[{\"a\":1}]")) {
			var value = new ObjectMapper().readTree(json);
			assertEquals(json, written(QomText.of(value), "whatever", new QomValue.Known(value)));
		}
	}

	@Test
	void theValueTellsMoreThanTheType() throws Exception {
		var words = new QomValue.Known(new ObjectMapper().readTree("\"auto\""));
		assertEquals("\"1\"", written("1", "OnOffAuto", words));
		assertEquals("true", written("on", "bool", UNKNOWN));
		assertEquals("\"null0\"", written("null0", "str", new QomValue.Refused("not readable")));
		assertEquals("3", written("3", "SomeNewType", UNKNOWN));
		assertEquals("\"three\"", written("three", "SomeNewType", UNKNOWN));
	}

	@Test
	void aSizeHasUnits() {
		assertEquals("1073741824", written("1G", "size", UNKNOWN));
		assertEquals("65536", written("64 KiB", "size", UNKNOWN));
		assertInstanceOf(Written.Wrong.class, QomText.read("1G", "uint32", UNKNOWN));
	}

	@Test
	void aNumberMayBeSetByAWordInQuotes() {
		assertEquals("\"05.0\"", written("\"05.0\"", "int32", UNKNOWN));
		assertInstanceOf(Written.Wrong.class, QomText.read("05.0", "int32", UNKNOWN));
	}

	@Test
	void whatIsNoSuchValueIsSaid() {
		assertEquals(new Written.Wrong("It is true or false."), QomText.read("maybe", "bool", UNKNOWN));
		assertInstanceOf(Written.Wrong.class, QomText.read("", "uint8", UNKNOWN));
		assertInstanceOf(Written.Wrong.class,
				QomText.read("{\"a\"", "BootConfiguration", new QomValue.Known(new ObjectMapper().createObjectNode())));
	}

	@Test
	void namesAreInTheOrderOfTheirNumbers() {
		var names = List.of("device[10]", "Zeta", "device[9]", "alpha", "device", "device[10]x");
		assertEquals(List.of("alpha", "device", "device[9]", "device[10]", "device[10]x", "Zeta"),
				names.stream().sorted(QomNames.ORDER).toList());
	}

	private static String written(String text, String type, QomValue now) {
		return assertInstanceOf(Written.Value.class, QomText.read(text, type, now)).json().toString();
	}
}
