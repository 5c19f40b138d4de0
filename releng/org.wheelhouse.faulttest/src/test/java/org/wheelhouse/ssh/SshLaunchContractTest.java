package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.wheelhouse.core.contract.LaunchingHostContractTest;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;

/** A computer behind ssh does what core relies on, also of one that launches machines. */
@Tag("ssh")
@Tag("qemu")
class SshLaunchContractTest extends LaunchingHostContractTest {

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
	protected LaunchingStage make(Path folder) throws Exception {
		var host = Objects.requireNonNull(sshd).connected();
		List<HostedMachine> launched = new ArrayList<>();
		return new LaunchingStage() {

			@Override
			public Host host() {
				return host;
			}

			@Override
			public boolean namesUnixClients() {
				return false;
			}

			@Override
			public HostedMachine launch() throws Exception {
				var machine = host.launch(new LaunchRequest("m", Optional.empty(),
						List.of(QemuOption.of("m", "16"), QemuOption.of("nodefaults"), QemuOption.of("S")),
						Optional.of("tcg"), Optional.empty())).get(60, TimeUnit.SECONDS);
				launched.add(machine);
				return machine;
			}

			@Override
			public void close() throws Exception {
				for (var machine : launched) {
					host.kill(machine).get(30, TimeUnit.SECONDS);
				}
				host.close();
			}
		};
	}
}
