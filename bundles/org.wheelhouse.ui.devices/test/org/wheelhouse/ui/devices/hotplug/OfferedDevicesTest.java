package org.wheelhouse.ui.devices.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.machine.MachineAccess;

class OfferedDevicesTest {

	private boolean connected;
	private int answered;
	private final MachineAccess access = (MachineAccess) Proxy.newProxyInstance(
			OfferedDevicesTest.class.getClassLoader(), new Class<?>[]{MachineAccess.class},
			(proxy, method, _) -> switch (method.getName()) {
				case "id" -> "machine";
				case "questions" -> InvocationHandler.invokeDefault(proxy, method);
				default -> ask();
			});

	private CompletableFuture<?> ask() {
		if (!connected) {
			return CompletableFuture.failedFuture(new IllegalStateException("The machine is not connected yet"));
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
