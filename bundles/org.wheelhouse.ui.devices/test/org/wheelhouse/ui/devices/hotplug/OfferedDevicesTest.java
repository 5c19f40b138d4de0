package org.wheelhouse.ui.devices.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.devicetype.DeviceTypes;
import org.wheelhouse.core.failure.CoreException;
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

	/** The palette had the five that are known anyway, and no more: the machine's type was not known at the first look. */
	@Test
	void everyTypeIsAskedForAgainAtTheNextLookUntilTheQemuIsKnown() {
		var answers = new ArrayDeque<CompletableFuture<DeviceTypes>>();
		for (int early = 0; early < 5; early++) {
			answers.add(
					CompletableFuture.failedFuture(new CoreException("It is not known which QEMU runs this machine.")));
		}
		var late = new CompletableFuture<DeviceTypes>();
		answers.add(late);
		connected = true;
		var offered = new OfferedDevices(Runnable::run, () -> {
		}, _ -> answers.remove());
		for (int look = 0; look < 6; look++) {
			offered.of(Optional.of(access));
		}
		assertFalse(offered.isComplete());
		offered.of(Optional.of(access)); // and is not asked twice while it thinks
		late.complete(new DeviceTypes("7.2.22", "pc-q35-7.2", Map.of()));
		assertTrue(offered.isComplete());
		offered.of(Optional.of(access));
	}

	@Test
	void aComputerThatCannotAskIsNotBotheredForEver() {
		var asked = new AtomicInteger();
		connected = true;
		var offered = new OfferedDevices(Runnable::run, () -> {
		}, _ -> {
			asked.incrementAndGet();
			return CompletableFuture.failedFuture(new IllegalStateException("no QEMU starts here"));
		});
		for (int look = 0; look < 20; look++) {
			offered.of(Optional.of(access));
		}
		assertEquals(3, asked.get());
	}
}
