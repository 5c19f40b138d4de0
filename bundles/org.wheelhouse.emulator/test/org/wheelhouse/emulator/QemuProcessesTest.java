package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ProcessBuilder.Redirect;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.QemuSocket;
import org.wheelhouse.host.RunningQemu;

/** What is told of a QEMU that is no young one any more, whose sockets are not looked at each time. */
@Tag("qemu")
class QemuProcessesTest {

	private final QemuProcesses qemus = new QemuProcesses(new ProcessTable(), _ -> false, Duration.ZERO);
	private final Path socket;
	private final Process process;

	/** At the first look of all, which looks at everything, it is on its way to become one. */
	QemuProcessesTest(@TempDir Path folder) throws Exception {
		socket = folder.resolve("q.sock");
		process = new ProcessBuilder("sh", "-c", "read -r line; exec \"$@\"", "sh", "qemu-system-x86_64", "-machine",
				"none", "-display", "none", "-S", "-qmp", "unix:" + socket + ",server=on,wait=off")
				.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT).start();
		qemus.look();
		try (var on = process.getOutputStream()) {
			on.write('\n');
		}
		Await.until("it listens", () -> Files.exists(socket));
	}

	@AfterEach
	void end() throws Exception {
		process.destroyForcibly().waitFor();
	}

	private RunningQemu look() {
		return qemus.look().stream().filter(told -> told.process().pid() == process.pid()).findFirst().orElseThrow();
	}

	private List<Boolean> connected() {
		return look().sockets().stream().map(QemuSocket::connected).toList();
	}

	/** Nobody may have looked for a while. */
	@Test
	void oneThatIsMetLateIsToldWithItsSockets() {
		var told = look();
		assertTrue(told.open(), "this user may look into it");
		assertEquals(List.of(new Address.Unix(socket)), told.sockets().stream().map(QemuSocket::address).toList());
	}

	@Test
	void whoComesAndGoesIsTold() throws Exception {
		assertEquals(List.of(false), connected());
		try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			Await.until("somebody is connected", () -> connected().equals(List.of(true)));
		}
		Await.until("nobody is", () -> connected().equals(List.of(false)));
	}

	@Test
	void timesAndMemoryAreToldAnew() throws Exception {
		var first = look().process();
		var second = look().process();
		assertTrue(second.taken().isAfter(first.taken()));
		assertTrue(second.residentBytes() > 1 << 20, second::toString);
	}
}
