package org.wheelhouse.core.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.FileStatus.Kind;

class NetworkRightsTest {

	private static final Path HELPER = Path.of("/usr/lib/qemu/qemu-bridge-helper");
	private static final Path ACCESS = Path.of("/etc/qemu/bridge.conf");
	private static final Path TUN = Path.of("/dev/net/tun");

	private static FileStatus there(Kind kind, boolean open) {
		return new FileStatus(kind, open, open, 1, Instant.EPOCH, false, "x");
	}

	private static String bridge(String mode, String access) {
		return new NetworkRights(NetworkRights.said(Map.of(HELPER, there(Kind.FILE, true), ACCESS,
				there(Kind.FILE, true)), Optional.of(HELPER), Optional.of(mode), Optional.of(access)))
				.of("bridge").orElse("nothing");
	}

	@ParameterizedTest
	@CsvSource({"0 4755, allow br0, 'This user may use the bridge br0: '",
			"0 4755, allow all, 'This user may use every '",
			"0 4755, '# allow br0', '/etc/qemu/bridge.conf allows no bridge.'",
			"0 755, allow br0, '/usr/lib/qemu/qemu-bridge-helper is not setuid root'",
			"1000 4755, allow br0, '/usr/lib/qemu/qemu-bridge-helper is not setuid root'",
			"0 4750, allow br0, nothing", "0 4755, 'include /etc/qemu/me.conf', nothing"})
	void ofABridgeItIsSaidWhatTheHelperMayAndWhatIsNotKnownIsNot(String mode, String access, String said) {
		assertTrue(bridge(mode, access).startsWith(said), bridge(mode, access));
	}

	@Test
	void whatCouldNotBeLookedAtIsNotSaid() {
		assertEquals(1, NetworkRights.said(Map.of(), Optional.empty(), Optional.empty(), Optional.empty()).size());
		var found = new HashMap<>(Map.of(HELPER, there(Kind.FILE, true), ACCESS, FileStatus.NOTHING));
		assertTrue(NetworkRights.said(found, Optional.of(HELPER), Optional.of("0 4755"), Optional.empty())
				.getOrDefault("bridge", "").startsWith("There is no /etc/qemu/bridge.conf"));
		found.put(ACCESS, there(Kind.FILE, false));
		assertEquals(Optional.empty(), new NetworkRights(NetworkRights.said(found, Optional.of(HELPER),
				Optional.of("0 4755"), Optional.empty())).of("bridge"));
	}

	@Test
	void aTapNeedsTheDevice() {
		assertTrue(tap(there(Kind.OTHER, true)).startsWith("This user may open /dev/net/tun, but"));
		assertTrue(tap(there(Kind.OTHER, false)).startsWith("This user may not open /dev/net/tun"));
		assertTrue(tap(FileStatus.NOTHING).startsWith("There is no /dev/net/tun"));
	}

	private static String tap(FileStatus tun) {
		return NetworkRights.said(Map.of(TUN, tun), Optional.empty(), Optional.empty(), Optional.empty())
				.getOrDefault("tap", "");
	}

	/** By the files of this computer, whatever they are. */
	@Test
	void eachSentenceIsOneAndUserNetworkingIsAlwaysAllowed() throws Exception {
		var rights = Await.get(NetworkRights.of(new WorkingHost()));
		assertTrue(rights.of("user").isPresent());
		assertTrue(rights.of("tap").isPresent());
		assertTrue(rights.sentences().values().stream().allMatch(said -> said.endsWith(".")), rights::toString);
	}
}
