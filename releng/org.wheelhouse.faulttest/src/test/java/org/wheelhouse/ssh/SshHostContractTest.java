package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.wheelhouse.core.contract.HostContractTest;
import org.wheelhouse.host.Host;

/** A computer behind ssh does what core relies on. */
@Tag("ssh")
class SshHostContractTest extends HostContractTest {

	private static @Nullable TestSshd sshd;

	@BeforeAll
	static void startServer() throws Exception {
		sshd = TestSshd.start();
	}

	@AfterAll
	static void stopServer() throws Exception {
		Objects.requireNonNull(sshd).close();
	}

	@Override
	protected Stage make(Path folder) throws Exception {
		var host = Objects.requireNonNull(sshd).connected();
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
			public void close() {
				host.close();
			}
		};
	}
}
