package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.ui.theme.ColorRole;

/** What the row of a computer says of the way to it. */
class HostTextTest {

	private static final long NOW = 1_700_000_000_000L;

	private final Host host = LiveFactory.eINSTANCE.createHost();

	private String text(HostConnection state) {
		host.setConnection(state);
		return HostText.of(host, NOW).text();
	}

	@Test
	void aConnectedOneTellsWhatItRunsAndHowFarItIs() {
		host.setSummary("QEMU 10.0.13, kvm");
		host.setLatencyMillis(14);
		assertEquals("QEMU 10.0.13, kvm · ssh, 14 ms", text(HostConnection.CONNECTED));
		assertEquals("QEMU 10.0.13, kvm", text(HostConnection.HERE));
		host.setSummary("");
		assertEquals("ssh, 14 ms", text(HostConnection.CONNECTED));
		assertEquals(ColorRole.TEXT, HostText.name(host));
	}

	@Test
	void oneThatAsksSaysWhat() {
		assertEquals("connecting", text(HostConnection.CONNECTING));
		host.setQuestion("asks about its host key");
		assertEquals("connecting: asks about its host key", text(HostConnection.CONNECTING));
	}

	@Test
	void aLostOneSaysSinceWhenWhyAndWhenItIsTried() {
		host.setProblem("The connection to ops@atlas was lost");
		host.setProblemWords("Timeout, server 10.0.7.21 not responding.");
		host.setSinceMillis(NOW - 60_000);
		host.setRetryMillis(NOW + 7_500);
		var lost = text(HostConnection.LOST);
		assertTrue(lost.matches(
				"lost \\d\\d:\\d\\d:\\d\\d: Timeout, server 10.0.7.21 not responding · next try in 8 s"), lost);
		assertEquals(ColorRole.FAIL, HostText.of(host, NOW).color());
		assertEquals(ColorRole.GONE, HostText.name(host));
		assertTrue(text(HostConnection.CONNECTING).endsWith("not responding · trying again"));
		host.setConnection(HostConnection.LOST);
		assertTrue(HostText.of(host, NOW + 20_000).text().endsWith("next try in 0 s"));
	}

	@Test
	void aReasonThatIsTooLongIsCutAndWhenItIsTriedIsNot() {
		host.setProblem("The connection to ops@atlas was lost");
		host.setProblemWords("Timeout, server 10.0.7.21 not responding.");
		host.setRetryMillis(NOW + 7_500);
		host.setConnection(HostConnection.LOST);
		var text = HostText.of(host, NOW);
		assertEquals(text.text(), text.fitting(text.text().length(), String::length));
		var cut = text.fitting(40, String::length);
		assertTrue(cut.matches("lost \\d\\d:\\d\\d:\\d\\d: Timeou… · next try in 8 s"), cut);
		host.setConnection(HostConnection.REFUSED);
		assertEquals("refused: The conn…", HostText.of(host, NOW).fitting(18, String::length));
	}

	@Test
	void oneThatRefusesSaysWhyAndOneThatNobodyWantsThatItIsNotConnected() {
		host.setProblem("The key of tern was not accepted");
		assertEquals("refused: The key of tern was not accepted", text(HostConnection.REFUSED));
		assertEquals("not connected", text(HostConnection.IDLE));
	}
}
