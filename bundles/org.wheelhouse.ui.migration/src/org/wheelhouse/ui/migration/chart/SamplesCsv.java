package org.wheelhouse.ui.migration.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wheelhouse.model.live.MigrationSample;

/** The samples as lines of commas for a spreadsheet: bytes and milliseconds, and nothing where nothing is known. */
public final class SamplesCsv {

	private SamplesCsv() {
	}

	/** All samples that are looked at, under their names. Model thread. */
	public static String of(Sight sight) {
		List<String> names = new ArrayList<>(List.of("at-ms", "status", "samples-missing-before", "pass"));
		Arrays.stream(Figure.values()).forEach(figure -> names.add(figure.id()));
		names.addAll(List.of("max-bandwidth", "downtime-limit-ms"));
		StringBuilder lines = new StringBuilder(String.join(",", names)).append('\n');
		sight.samples().forEach(sample -> lines.append(line(sample)).append('\n'));
		return lines.toString();
	}

	private static String line(MigrationSample sample) {
		List<String> cells = new ArrayList<>(List.of(Long.toString(sample.getAtMillis()), sample.getStatus(),
				sample.isGap() ? "yes" : "", Long.toString(sample.getDirtySyncCount())));
		Arrays.stream(Figure.values()).forEach(figure -> cells.add(number(figure.of(sample))));
		cells.add(number(sample.getMaxBandwidth()));
		cells.add(number(sample.getDowntimeLimitMillis()));
		return String.join(",", cells);
	}

	private static String number(double value) {
		if (value < 0) {
			return "";
		}
		return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
	}
}
