package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the reference does what it is for, on each QEMU that is here. */
@Tag("qemu")
@Tag("slow")
class ReferenceTest {

	static List<Qemu> qemus() throws IOException {
		return Qemu.all();
	}

	@ParameterizedTest
	@MethodSource("qemus")
	void everyCommandHasItsEffect(Qemu qemu) throws Exception {
		Map<String, String> failures = new LinkedHashMap<>();
		Ways ways = new Ways();
		try (Machines machines = new Machines(qemu)) {
			Map<String, Act> own = new OwnActs(machines, ways).all();
			try (Subject linux = ways.follow(machines.linux())) {
				Map<String, Act> shared = new LinuxActs(qemu, linux).all();
				TreeSet<String> tried = new TreeSet<>(own.keySet());
				tried.addAll(shared.keySet());
				assertEquals(new TreeSet<>(Reference.COMMANDS), tried);
				OwnActs.awaitReady(linux, 1);
				shared.forEach((command, act) -> perform(command, act, failures));
			}
			own.forEach((command, act) -> perform(command, act, failures));
		}
		assertEquals(Map.of(), failures);
		for (String command : Reference.COMMANDS) {
			assertFalse(ways.of(command).isEmpty(), command + " was not sent");
		}
		new CoverageFile().check(qemu, ways);
	}

	private static void perform(String command, Act act, Map<String, String> failures) {
		try {
			act.perform();
		} catch (Exception | AssertionError e) {
			StackTraceElement[] trace = e.getStackTrace();
			failures.put(command, e + " " + java.util.Arrays.stream(trace)
					.filter(frame -> frame.getClassName().contains("Acts")).findFirst().orElse(trace[0]));
		}
	}
}
