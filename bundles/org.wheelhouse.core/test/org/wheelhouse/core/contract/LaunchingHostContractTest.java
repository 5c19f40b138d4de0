package org.wheelhouse.core.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostedMachine;

/** What core relies on of a {@link org.wheelhouse.host.Host} that launches machines, beside what it does of every host. */
public abstract class LaunchingHostContractTest extends HostContractTest {

	/** As of {@link HostContractTest}, with machines. */
	public interface LaunchingStage extends Stage {

		/** Has the host launch a machine that runs until it is ended. */
		HostedMachine launch() throws Exception;

		/** Whether images can be copied from and to it. */
		default boolean copiesImages() {
			return true;
		}
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

	@Test
	void whoLaunchesKnowsWhatBecomesOfItAtLogoutAndHasIt() throws Exception {
		var told = get(host().afterLogout());
		assertFalse(told.text().isEmpty());
		assertEquals(told.fate() == AfterLogout.Fate.END, !told.command().isEmpty(), told::toString);
		assertEquals(Optional.empty(), get(host().keep(((LaunchingStage) stage()).launch())));
	}

	@Test
	void aLargeFileComesToBeWhenItIsWhole(@TempDir Path folder) throws Exception {
		var large = host().largeFiles();
		var target = folder.resolve("disk");
		if (!((LaunchingStage) stage()).copiesImages()) {
			failure(large.begin(target, 200_000));
			return;
		}
		var part = get(large.begin(target, 200_000));
		get(large.write(part, 65536, new byte[]{1, 2, 3}));
		assertFalse(Files.exists(target));
		assertEquals(target, get(large.finish(part, target)));
		assertFalse(Files.exists(part));
		assertEquals(200_000, get(large.layout(target)).size());
		var bytes = get(large.read(target, 0, 200_000));
		assertEquals(200_000, bytes.length);
		assertArrayEquals(new byte[]{0, 1, 2, 3, 0}, Arrays.copyOfRange(bytes, 65535, 65540));
		var another = get(large.begin(target, 0));
		failure(large.finish(another, target));
		assertEquals(200_000, Files.size(target), "what is there stays");
		assertTrue(get(large.discard(another)));
		assertFalse(get(large.discard(another)), "there was nothing");
		failure(large.layout(folder));
		failure(large.begin(folder.resolve("no/disk"), 1));
	}

	private void awaitEnd(HostedMachine machine) throws Exception {
		for (var left = 1500; left > 0 && get(host().ending(machine)).isEmpty(); left--) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}
}
