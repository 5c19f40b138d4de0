package org.wheelhouse.core.peer;

import java.nio.file.Path;
import java.time.Duration;

import org.wheelhouse.core.contract.HostContractTest;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;

/** The host of the registry's tests does what core relies on. */
class FakeHostContractTest extends HostContractTest {

	@Override
	protected Stage make(Path folder) {
		var fake = new FakeHost(folder.resolve("run"));
		return new Stage() {

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
				var process = Stage.super.process();
				fake.process(process.pid(), Duration.ZERO);
				return process;
			}

			@Override
			public void end(Process process) throws Exception {
				Stage.super.end(process);
				fake.processGone(process.pid());
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
