package org.wheelhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;

class TranscriptTest {

	private final Glass glass = new Glass(10, 4);

	@Test
	void textIsWrappedAndScrolls() {
		glass.write("one\r\ntwo\r\n0123456789ab\r\nlast");
		assertEquals("""
				one.......
				two.......
				0123456789
				ab........
				last......
				""", glass.all());
		assertEquals("4,5", glass.cursor());
		assertTrue(glass.terminal.line(2).isWrapped());
		assertFalse(glass.terminal.line(3).isWrapped());
	}

	@Test
	void theLastColumnWaitsForTheNextCharacter() {
		glass.write("0123456789\rX");
		assertEquals("""
				X123456789
				..........
				..........
				..........
				""", glass.screen());
		glass.write("^[[?7l^[[1;1H0123456789ABC");
		assertEquals("012345678C", glass.screen().lines().findFirst().orElseThrow());
	}

	@Test
	void theCursorMovesAndStaysInside() {
		glass.write("^[[2;3Ha^[[Ab^[[2Bc^[[9Dd^[[99;99He^[[Hf^[[6Gg^[[3dh^[[Fi^[[Ej");
		assertEquals("""
				f..b.g....
				i.a.......
				j...c.h...
				.........e
				""", glass.screen());
	}

	@Test
	void partsOfTheScreenAreErased() {
		glass.write("aaaaaaaaaa\r\nbbbbbbbbbb\r\ncccccccccc\r\ndddddddddd");
		glass.write("^[[2;4H^[[K^[[3;4H^[[1K^[[4;4H^[[2X^[[1;1H^[[2K");
		assertEquals("""
				..........
				bbb.......
				....cccccc
				ddd..ddddd
				""", glass.screen());
		glass.write("^[[3;6H^[[J");
		assertEquals("""
				..........
				bbb.......
				....c.....
				..........
				""", glass.screen());
		glass.write("^[[2;2H^[[1J");
		assertEquals("""
				..........
				..b.......
				....c.....
				..........
				""", glass.screen());
	}

	@Test
	void charactersAndLinesAreInsertedAndDeleted() {
		glass.write("abcdefghij\r\nsecond\r\nthird\r\nfourth^[[1;3H^[[2@^[[2;1H^[[L^[[4;2H^[[P");
		assertEquals("""
				ab..cdefgh
				..........
				second....
				tird......
				""", glass.screen());
		glass.write("^[[1;1H^[[M^[[4hXY^[[4l");
		assertEquals("""
				XY........
				second....
				tird......
				..........
				""", glass.screen());
	}

	@Test
	void onlyTheRegionScrolls() {
		glass.write("head\r\na\r\nb\r\nfoot^[[2;3r^[[3;1H\nc\n^[[2;1H^[Md");
		assertEquals("""
				head......
				d.........
				c.........
				foot......
				""", glass.screen());
		glass.write("^[[?6h^[[1;1HO^[[9;1HP");
		assertEquals("""
				head......
				O.........
				P.........
				foot......
				""", glass.screen());
		assertEquals(glass.screen(), glass.all(), "nothing of a region below the top is kept");
	}

	@Test
	void aFooterStaysWhileLinesAboveItAreKept() {
		glass.write("^[[4;1Hfoot^[[1;3r^[[1;1Ha\r\nb\r\nc\r\nd\r\ne");
		assertEquals("""
				a.........
				b.........
				c.........
				d.........
				e.........
				foot......
				""", glass.all());
	}

	@Test
	void tabsStopWhereTheyWereSet() {
		glass.write("a\tb\r^[[3g^[[4G^[H\r\n\tc\tD^[[Ze");
		assertEquals("""
				a.......b.
				...e.....D
				..........
				..........
				""", glass.screen());
	}

	@Test
	void theAlternateScreenLeavesTheMainOneAsItWas() {
		glass.write("main^[[?1049h^[[Hother\r\n\n\n\n\n\n");
		assertFalse(glass.screen().contains("main"));
		glass.write("^[[?1049l!");
		assertEquals("""
				main!.....
				..........
				..........
				..........
				""", glass.all());
	}

	@Test
	void linesAreDrawn() {
		glass.write("^[(0lqk^[(Bq\r\n^[)0\u000Ex\u000Fx");
		assertEquals("""
				┌─┐q......
				│x........
				..........
				..........
				""", glass.screen());
	}

	@Test
	void wideCharactersTakeTwoCellsAndAreNeverHalved() {
		glass.write("漢字^[[1;2HX\r\n12345678\u200B9字\r\n");
		assertEquals("""
				.X字<......
				123456789.
				字<........
				..........
				""", glass.screen());
		glass.write("^[[1;3H^[[1K");
		assertEquals("..........", glass.screen().lines().findFirst().orElseThrow());
	}

	@Test
	void anAccentJoinsItsLetter() {
		glass.write("e\u0301a\u0308\r\nx\u0301y");
		assertEquals("""
				éä........
				xy........
				..........
				..........
				""", glass.screen());
	}

	@Test
	void whatIsNotUtf8IsShownAsSuch() {
		glass.terminal.feed(ByteBuffer.wrap(new byte[]{'a', (byte) 0xC3, 'b', (byte) 0xFF, (byte) 0xE2, (byte) 0x82}));
		glass.terminal.feed(ByteBuffer.wrap(new byte[]{(byte) 0xAC, (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'c'}));
		assertEquals("a\uFFFDb\uFFFD€\uFFFDc...", glass.screen().lines().findFirst().orElseThrow());
	}

	@Test
	void sequencesMayBeCutAnywhere() {
		var whole = "x^[[31;1mred^[[0m^[[2;2H^[(0q^[(B漢";
		var expected = new Glass(10, 4).write(whole);
		var octets = Glass.bytes(whole);
		while (octets.hasRemaining()) {
			glass.terminal.feed(octets.slice(octets.position(), 1));
			octets.get();
		}
		assertEquals(expected.screen(), glass.screen());
		assertEquals(expected.style(1, 2), glass.style(1, 2));
	}

	@Test
	void stringsAndStrangersLeaveNoTrace() {
		glass.write("a^[]0;title\u0007b^[P1$qm^[\\c^[]2;t^[\\d^[[?25;99qe^[[12 qf^[[<1hg^[_x^[\\h^[]Ri^[]P1ff0000j");
		assertEquals("abcdefghij", glass.screen().lines().findFirst().orElseThrow());
	}

	@Test
	void anEndlessStringDoesNotSwallowTheRest() {
		glass.write("^[]0;" + "x".repeat(5000) + "\r\nok");
		assertTrue(glass.screen().contains("ok"), glass::screen);
	}

	@Test
	void questionsAreAnswered() {
		glass.write("^[[c^[[>c^[[5n^[[2;3H^[[6n^[[18t");
		assertEquals("^[[?62;22c^[[>1;0;0c^[[0n^[[2;3R^[[8;4;10t", glass.takeAnswers());
		glass.terminal.replay(Glass.bytes("^[[c^[[6n"));
		assertEquals("", glass.takeAnswers(), "questions of long ago");
	}

	@Test
	void aResetLeavesWhatWasKept() {
		glass.write("1\r\n2\r\n3\r\n4\r\n5^[[31m^[[?1;2004h^[(0^[c");
		assertEquals("""
				1.........
				..........
				..........
				..........
				..........
				""", glass.all());
		glass.write("q");
		assertEquals(Style.PLAIN, glass.style(1, 1));
		assertEquals('q', glass.terminal.line(glass.terminal.screenLine()).codePoint(0));
		assertFalse(glass.terminal.keys().applicationCursor());
	}

	@Test
	void thePartOfTheScreenThatChangedIsTold() {
		glass.terminal.takeDirty();
		assertTrue(glass.terminal.takeDirty().isEmpty());
		glass.write("^[[3;1Hx");
		assertEquals(new DirtyLines(0, 2), glass.terminal.takeDirty());
		glass.write("y");
		assertEquals(new DirtyLines(2, 2), glass.terminal.takeDirty());
		glass.write("\r\n\n");
		assertTrue(glass.terminal.takeDirty().last() == glass.terminal.lastLine());
	}

	@Test
	void aRepeatedCharacterAndAnAlignmentPattern() {
		glass.write("x^[[3b");
		assertTrue(glass.screen().startsWith("xxxx......"));
		glass.write("^[#8");
		assertEquals("EEEEEEEEEE\n".repeat(4), glass.screen());
	}
}
