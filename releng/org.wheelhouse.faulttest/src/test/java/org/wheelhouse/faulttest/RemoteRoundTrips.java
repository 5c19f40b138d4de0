package org.wheelhouse.faulttest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.remote.ConnectionState.Connected;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.session.QmpTimeouts;
import org.wheelhouse.ssh.SshHost;
import org.wheelhouse.ssh.TestSshd;

/** What a command costs on a far computer: {@code releng/bench remote}. Two QEMUs are asked in turns. */
@Tag("ssh")
@Tag("qemu")
class RemoteRoundTrips {

	private static final int PAIRS = 11;
	private static final long SLICE_NANOS = Duration.ofMillis(300).toNanos();
	private static final Duration EACH_WAY = Duration.ofMillis(20);
	private static final int AT_ONCE = 64;

	private final QmpListener silent = new QmpListener() {
		@Override
		public void event(Event event) {
			// a machine that stands still has none
		}

		@Override
		public void ended(QmpException reason) {
			// its commands tell
		}
	};

	@Test
	void queryStatus() throws Exception {
		try (var inventory = new Inventory(); var sshd = TestSshd.start(); var wires = new WireLoop()) {
			var near = inventory.folder().resolve("near");
			var far = inventory.folder().resolve("far");
			inventory.byHand(near);
			inventory.byHand(far);
			try (var local = Await
					.get(QmpSession.open(wires, new Address.Unix(near), QmpTimeouts.defaults(), silent))) {
				try (var host = sshd.connected(); var session = open(host, wires, far)) {
					compare("remote.roundtrip.vs-local", "far", () -> micros(session), "local", () -> micros(local));
				}
				try (var line = new FarLine(sshd.port(), EACH_WAY)) {
					sshd.write("known_hosts",
							sshd.read("known_hosts").replace("]:" + sshd.port(), "]:" + line.port()));
					sshd.write("config", sshd.read("config").replace("Port " + sshd.port(), "Port " + line.port()));
					try (var host = sshd.host(HostPrompter.NOBODY)) {
						host.connect();
						TestSshd.await(host, Connected.class);
						try (var session = open(host, wires, far)) {
							compare("remote.roundtrip.20ms.vs-local", "far", () -> micros(session), "local",
									() -> micros(local));
							compare("remote.at-once-" + AT_ONCE + ".20ms.vs-one", AT_ONCE + " commands",
									() -> micros(session, AT_ONCE), "one", () -> micros(session, 1));
						}
					}
				}
			}
		}
	}

	private QmpSession open(SshHost host, WireLoop wires, Path monitor) {
		return Await.get(QmpSession.open(wires,
				(where, deadline, heard) -> host.open(wires, where, deadline, heard), new Address.Unix(monitor),
				QmpTimeouts.defaults(), silent));
	}

	/** Of one command, one after the other for a while. */
	private static double micros(QmpSession session) {
		var started = System.nanoTime();
		var count = 0;
		do {
			Await.get(session.send(new QueryStatus()));
			count++;
		} while (System.nanoTime() - started < SLICE_NANOS);
		return (System.nanoTime() - started) / 1e3 / count;
	}

	/** Of all of them. */
	private static double micros(QmpSession session, int commands) {
		var started = System.nanoTime();
		Await.get(CompletableFuture.allOf(IntStream.range(0, commands)
				.mapToObj(_ -> session.send(new QueryStatus())).toArray(CompletableFuture[]::new)));
		return (System.nanoTime() - started) / 1e3;
	}

	/** In turns, after one pair that is thrown away; who is first changes. */
	private static void compare(String name, String oneName, Callable<Double> one, String otherName,
			Callable<Double> other) throws Exception {
		var ones = new double[PAIRS];
		var others = new double[PAIRS];
		one.call();
		other.call();
		for (var pair = 0; pair < PAIRS; pair++) {
			if (pair % 2 == 0) {
				ones[pair] = one.call();
				others[pair] = other.call();
			} else {
				others[pair] = other.call();
				ones[pair] = one.call();
			}
		}
		var ratios = IntStream.range(0, PAIRS).mapToDouble(pair -> ones[pair] / others[pair]).sorted().toArray();
		System.out.printf(Locale.ROOT,
				"BENCH %s %.2f ratio (%d pairs, half of them between %.2f and %.2f; medians %s %.0f µs, %s %.0f µs)%n",
				name, ratios[PAIRS / 2], PAIRS, ratios[PAIRS / 4], ratios[PAIRS - 1 - PAIRS / 4], oneName, median(ones),
				otherName, median(others));
	}

	private static double median(double[] values) {
		var sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[PAIRS / 2];
	}
}
