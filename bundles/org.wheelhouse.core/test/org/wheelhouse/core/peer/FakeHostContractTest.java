package org.wheelhouse.core.peer;

import java.nio.file.Path;
import java.time.Duration;

import org.wheelhouse.core.contract.LaunchingHostContractTest;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;

/** The host of the registry's tests does what core relies on. */
class FakeHostContractTest extends LaunchingHostContractTest {

	@Override
	protected LaunchingStage make(Path folder) {
		var fake = new FakeHost(folder.resolve("run"));
		return new LaunchingStage() {

			@Override
			public Host host() {
				return fake;
			}

			@Override
			public HostedMachine launch() {
				return fake.hosted("cafe0001", "m", 1, new Address.Unix(folder.resolve("qmp.sock")));
			}

			@Override
			public Process process() throws Exception {
				var process = LaunchingStage.super.process();
				fake.process(process.pid(), Duration.ZERO);
				return process;
			}

			@Override
			public void end(Process process) throws Exception {
				LaunchingStage.super.end(process);
				fake.processGone(process.pid());
			}

			@Override
			public boolean tellsWhatRuns() {
				return false;
			}

			@Override
			public boolean copiesImages() {
				return false;
			}

			@Override
			public AutoCloseable listening(Path socket) {
				fake.listens(socket, true);
				return () -> fake.listens(socket, false);
			}

			@Override
			public void close() {
				// holds nothing
			}
		};
	}
}
