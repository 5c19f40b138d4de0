package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.rfb.RfbException;
import org.wheelhouse.rfb.RfbException.Kind;

/** What becomes of a screen's connection that has ended: only what may be better the next time is tried again. */
class ScreenStateTest {

	@Test
	void whatWouldBeTheSameIsNotTriedAgain() {
		assertInstanceOf(ScreenState.None.class, because(NoScreenException.Kind.NO_SERVER));
		assertInstanceOf(ScreenState.GivenUp.class, because(NoScreenException.Kind.OUT_OF_REACH));
		var tls = assertInstanceOf(ScreenState.GivenUp.class, after(Kind.UNSUPPORTED));
		assertTrue(tls.reason().contains("through the monitor"), tls.reason());
	}

	@Test
	void whatMayBeBetterIsTriedAgain() {
		for (var kind : List.of(Kind.CONNECT, Kind.TIMEOUT, Kind.CLOSED, Kind.REFUSED)) {
			assertEquals(new ScreenState.Broken("words"), after(kind));
		}
		assertEquals(new ScreenState.Broken(""), ScreenState.after(Optional.empty()));
	}

	@Test
	void thatAPasswordWasRefusedIsAnotherThingThanThatOneIsWanted() {
		assertEquals(new ScreenState.PasswordWanted("words", false), after(Kind.PASSWORD_NEEDED));
		assertEquals(new ScreenState.PasswordWanted("words", true), after(Kind.PASSWORD_REFUSED));
	}

	@Test
	void whatIsNotSeenHereIsTold() {
		assertEquals(List.of("VNC 127.0.0.1:5900"),
				ScreenStatus.server(new ScreenState.Connected("127.0.0.1:5900", false, 1, 1)));
		assertEquals(List.of("VNC through the monitor", "first of 2 VNC servers", "1 of 3 screens"),
				ScreenStatus.server(new ScreenState.Connected("", false, 2, 3)));
	}

	/** Start is no advice for a machine that may run. */
	@Test
	void onlyAMachineThatDoesNotRunIsToBeStarted() {
		for (var state : MachineState.values()) {
			var start = ScreenState.off(state).filter(off -> off.reason().contains("Start it")).isPresent();
			assertEquals(state == MachineState.DEFINED || state == MachineState.ENDED, start, state.toString());
		}
	}

	private static ScreenState after(Kind kind) {
		return ScreenState.after(Optional.of(new RfbException(kind, "words")));
	}

	private static ScreenState because(NoScreenException.Kind kind) {
		return ScreenState.after(Optional.of(new RfbException(Kind.CONNECT, "words",
				new IOException("words", new NoScreenException(kind, "What is.", "What to do.")))));
	}
}
