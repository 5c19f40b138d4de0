package org.wheelhouse.core.internal.series;

import java.util.List;

import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.series.Series;

/** The series of one machine, and how they are written: on the machine's serial queue. */
public final class RecordedSeries implements MachineSeries {

	private static final int SAMPLES = 300;

	private final RingSeries cpu = new RingSeries(SAMPLES);
	private final RingSeries memory = new RingSeries(SAMPLES);
	private final RingSeries diskRead = new RingSeries(SAMPLES);
	private final RingSeries diskWrite = new RingSeries(SAMPLES);
	private final RecordedMigration migration = new RecordedMigration();

	/** What comes from now on is of another process, or was not seen to go on from here. */
	public void interrupt(long millis) {
		for (var series : List.of(cpu, memory, diskRead, diskWrite)) {
			if (series.size() > 0 && !Double.isNaN(series.last())) {
				series.add(millis, Double.NaN);
			}
		}
	}

	/** One reading of the process. */
	public void addLoad(long millis, double percent) {
		cpu.add(millis, percent);
	}

	/** Guest memory. */
	public void addMemory(long millis, long bytes) {
		memory.add(millis, bytes);
	}

	/** What went through all block devices since the sample before. */
	public void addDisk(long millis, double readPerSecond, double writtenPerSecond) {
		diskRead.add(millis, readPerSecond);
		diskWrite.add(millis, writtenPerSecond);
	}

	@Override
	public Series cpuPercent() {
		return cpu;
	}

	@Override
	public Series memoryBytes() {
		return memory;
	}

	@Override
	public Series diskReadBytesPerSecond() {
		return diskRead;
	}

	@Override
	public Series diskWriteBytesPerSecond() {
		return diskWrite;
	}

	@Override
	public RecordedMigration migration() {
		return migration;
	}
}
