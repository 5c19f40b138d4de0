package org.wheelhouse.core.devicetype;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.peer.FakeHost;

/**
 * Measures how long all types of a QEMU take that was asked before: in a new workbench, which reads what is kept and asks the
 * program for its version, beside that question alone; and when another machine of it is selected. No pass or fail.
 */
@Tag("qemu")
@EnabledIfSystemProperty(named = "wheelhouse.bench", matches = "true")
class PaletteAnswers {

	private static final int PAIRS = 11;
	private static final String MACHINE = "pc";

	@Test
	void known(@TempDir Path folder) throws Exception {
		var host = new FakeHost(folder.resolve("run"));
		var program = AskedTypes.program(RealQemu.installed());
		DeviceTypes.of(AskedTypes.capability(), host, program, MACHINE).get(300, TimeUnit.SECONDS);
		var kept = new ArrayList<Double>();
		var again = new ArrayList<Double>();
		var ratios = new ArrayList<Double>();
		for (int pair = 0; pair < PAIRS; pair++) {
			long start = System.nanoTime();
			new ProcessBuilder(program.toString(), "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
					.waitFor();
			double version = millisSince(start);
			var capability = AskedTypes.capability();
			start = System.nanoTime();
			DeviceTypes.of(capability, host, program, MACHINE).get(60, TimeUnit.SECONDS);
			kept.add(millisSince(start));
			ratios.add(kept.getLast() / version);
			start = System.nanoTime();
			DeviceTypes.of(capability, host, program, MACHINE).get(60, TimeUnit.SECONDS);
			again.add(millisSince(start));
		}
		System.out.printf("BENCH palette.types.kept %.1f ms%n", median(kept));
		System.out.printf("BENCH palette.types.kept.vs-version %.2f ratio%n", median(ratios));
		System.out.printf("BENCH palette.types.again %.1f ms%n", median(again));
	}

	private static double millisSince(long start) {
		return (System.nanoTime() - start) / 1e6;
	}

	private static double median(List<Double> of) {
		Collections.sort(of);
		return of.get(of.size() / 2);
	}
}
