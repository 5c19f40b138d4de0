package org.wheelhouse.ui.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.MachineAccess;

class OfferedDevicesTest {

	private boolean connected;
	private int answered;
	private final MachineAccess access = (MachineAccess) Proxy.newProxyInstance(
			OfferedDevicesTest.class.getClassLoader(), new Class<?>[]{MachineAccess.class},
			(_, method, _) -> method.getName().equals("id") ? "machine" : ask());

	private CompletableFuture<?> ask() {
		if (!connected) {
			throw new IllegalStateException("never connected");
		}
		answered++;
		return new CompletableFuture<>();
	}

	/** The palette stayed empty for a machine that was looked at before it was connected. */
	@Test
	void aMachineThatWasNeverConnectedIsAskedAgainWhenItIs() {
		var offered = new OfferedDevices(Runnable::run, () -> {
		});
		assertEquals(List.of(), offered.of(Optional.of(access)));
		connected = true;
		offered.of(Optional.of(access));
		assertTrue(answered > 0, "it was not asked again");
	}
}
