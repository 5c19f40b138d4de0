package org.wheelhouse.core.series;

/** The figures of one machine, 300 samples each, one a second while the machine is watched. Any thread. */
public interface MachineSeries {

	/** Load of the process in percent of one core. */
	Series cpuPercent();

	/** Guest memory as the balloon leaves it, in bytes. */
	Series memoryBytes();

	/** What the guest reads from all block devices, in bytes per second. */
	Series diskReadBytesPerSecond();

	/** What the guest writes to all block devices, in bytes per second. */
	Series diskWriteBytesPerSecond();

	/** The migration under way, or the last one. */
	MigrationSeries migration();
}
