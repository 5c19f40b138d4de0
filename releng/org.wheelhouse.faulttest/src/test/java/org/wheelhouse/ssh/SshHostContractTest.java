package org.wheelhouse.ssh;

import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.wheelhouse.core.contract.HostContractTest;
import org.wheelhouse.host.Host;

/** A computer behind ssh does what core relies on. */
@Tag("ssh")
class SshHostContractTest extends HostContractTest {

	@Override
	protected Stage make(Path folder) throws Exception {
		var sshd = TestSshd.start();
		var host = sshd.connected();
		return new Stage() {

			@Override
			public Host host() {
				return host;
			}

			@Override
			public boolean namesUnixClients() {
				return false;
			}

			@Override
			public void close() throws Exception {
				host.close();
				sshd.close();
			}
		};
	}
}
