package org.wheelhouse.core.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostedMachine;

/** What core relies on of a {@link org.wheelhouse.host.Host} that launches machines, beside what it does of every host. */
public abstract class LaunchingHostContractTest extends HostContractTest {

	/** As of {@link HostContractTest}, with machines. */
	public interface LaunchingStage extends Stage {

		/** Has the host launch a machine that runs until it is ended. */
		HostedMachine launch() throws Exception;
	}

	@Override
	protected abstract LaunchingStage make(Path folder) throws Exception;

	@Test
	void aMachineRunsUntilItIsEnded() throws Exception {
		var machine = ((LaunchingStage) stage()).launch();
		assertEquals(Optional.empty(), get(host().ending(machine)));
		assertEquals(Optional.empty(), get(host().awaited(machine)));
		assertTrue(get(host().hosted()).stream().anyMatch(known -> known.id().equals(machine.id())));
		failure(host().forget(machine));
		get(host().kill(machine));
		awaitEnd(machine);
		assertInstanceOf(Ending.ForcedOff.class, get(host().ending(machine)).orElseThrow());
		get(host().kill(machine)); // once more does nothing
		get(host().forget(machine));
		assertFalse(get(host().hosted()).stream().anyMatch(known -> known.id().equals(machine.id())));
	}

	private void awaitEnd(HostedMachine machine) throws Exception {
		for (var left = 1500; left > 0 && get(host().ending(machine)).isEmpty(); left--) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}
}
