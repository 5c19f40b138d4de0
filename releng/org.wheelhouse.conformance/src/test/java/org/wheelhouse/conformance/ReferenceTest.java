package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the reference does what it is for, on each QEMU that is here. */
@Tag("qemu")
@Tag("slow")
class ReferenceTest {

	private final Map<String, String> failures = new LinkedHashMap<>();

	static List<Qemu> qemus() throws IOException {
		return Qemu.all();
	}

	@ParameterizedTest
	@MethodSource("qemus")
	void everyCommandHasItsEffect(Qemu qemu) throws Exception {
		Ways ways = new Ways();
		try (Machines machines = new Machines(qemu); Subject linux = ways.follow(machines.linux())) {
			List<Step> own = new OwnActs(machines, ways).steps();
			List<Step> shared = Stream.of(new TellingActs(qemu, linux).steps(), new GuestActs(linux).steps(),
					new DriveActs(linux).steps(), new VncActs(linux).steps(), new MigrationActs(linux).steps(),
					new PowerActs(linux).steps()).flatMap(List::stream).toList();
			assertEquals(new TreeSet<>(Reference.COMMANDS), Stream.concat(own.stream(), shared.stream())
					.map(Step::command).collect(Collectors.toCollection(TreeSet::new)));
			own.forEach(this::perform);
			linux.awaitReady(0);
			shared.forEach(this::perform);
		}
		assertEquals(Map.of(), failures);
		for (String command : Reference.COMMANDS) {
			assertFalse(ways.of(command).isEmpty(), command + " was not sent");
		}
		new CoverageFile().check(qemu, ways);
	}

	private void perform(Step step) {
		try {
			step.act().perform();
		} catch (Exception | AssertionError e) {
			StackTraceElement[] trace = e.getStackTrace();
			failures.put(step.command(), e + " " + Arrays.stream(trace)
					.filter(frame -> frame.getClassName().contains("Acts")).findFirst().orElse(trace[0]));
		}
	}
}
