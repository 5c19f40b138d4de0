package org.wheelhouse.emulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.wheelhouse.core.contract.LaunchingHostContractTest;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;

/** This computer does what core relies on. */
@Tag("qemu")
class LocalHostContractTest extends LaunchingHostContractTest {

	@Override
	protected LaunchingStage make(Path folder) throws Exception {
		Path kept = Files.createTempDirectory("wh"); // short: sockets are made in it
		LocalHost host = LocalHosts.in(kept);
		List<HostedMachine> launched = new ArrayList<>();
		return new LaunchingStage() {

			@Override
			public Host host() {
				return host;
			}

			@Override
			public HostedMachine launch() throws Exception {
				HostedMachine machine = host.launch(new LaunchRequest("m", Optional.empty(),
						List.of(QemuOption.of("m", "16"), QemuOption.of("nodefaults"), QemuOption.of("S")),
						Optional.of("tcg"), Optional.empty())).get(60, TimeUnit.SECONDS);
				launched.add(machine);
				return machine;
			}

			@Override
			public void close() throws Exception {
				for (HostedMachine machine : launched) {
					host.kill(machine).get(30, TimeUnit.SECONDS);
				}
				host.close();
				try (var files = Files.walk(kept)) {
					files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
				}
			}
		};
	}
}
