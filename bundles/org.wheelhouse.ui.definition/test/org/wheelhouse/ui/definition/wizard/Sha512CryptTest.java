package org.wheelhouse.ui.definition.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class Sha512CryptTest {

	/** What {@code openssl passwd -6} makes of them. */
	@Test
	void itIsTheHashThatOthersMake() {
		assertEquals(
				"$6$abcdefgh$pPTdvttdgu2/M8eYNDTal45/ybcUxVQrkcJa8eBA0Osk3Ysi.bXkkOUAxfBUDS2/9cSkkagBFbGjn/G5yUI5z.",
				Sha512Crypt.hash("pässw0rd \"x\"", "abcdefgh"));
		assertEquals(
				"$6$0123456789abcdef$qn2kMgR/Cs9pZI2hZfok3cbi0oHyRjH7NUyfGhPKp6EBvlZWbL3JMmASYlyEBxhP4jB3zti0119AKDkHdAVHI0",
				Sha512Crypt.hash("a", "0123456789abcdef"));
		assertEquals(
				"$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
				Sha512Crypt.hash("Hello world!", "saltstring"));
	}

	@Test
	void eachHasASaltOfItsOwn() {
		assertNotEquals(Sha512Crypt.hash("a"), Sha512Crypt.hash("a"));
		assertTrue(Sha512Crypt.hash("a").matches("\\$6\\$[./0-9A-Za-z]{16}\\$[./0-9A-Za-z]{86}"));
	}
}
