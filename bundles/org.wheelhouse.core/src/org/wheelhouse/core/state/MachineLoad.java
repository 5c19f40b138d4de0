package org.wheelhouse.core.state;

/**
 * Figures of one machine. What is not known is negative, but {@code sampledMillis}, which is 0.
 *
 * @param cpuPercent         of one core, all threads of the process
 * @param memoryBytes        guest memory as the balloon leaves it
 * @param residentBytes      resident memory of the process
 * @param diskBytesPerSecond read and written by the guest
 * @param roundTripMicros    of the last question that the registry asked
 * @param sampledMillis      when the machine last answered, epoch milliseconds
 */
public record MachineLoad(double cpuPercent, long memoryBytes, long residentBytes, long diskBytesPerSecond,
		long roundTripMicros, long sampledMillis) {

	/** Nothing is known. */
	public static final MachineLoad UNKNOWN = new MachineLoad(-1, -1, -1, -1, -1, 0);

	/** The same with another reading of the process. */
	public MachineLoad withProcess(double percent, long resident) {
		return new MachineLoad(percent, memoryBytes, resident, diskBytesPerSecond, roundTripMicros, sampledMillis);
	}

	/** The same with another size of the guest's memory. */
	public MachineLoad withMemory(long bytes) {
		return new MachineLoad(cpuPercent, bytes, residentBytes, diskBytesPerSecond, roundTripMicros, sampledMillis);
	}

	/** The same with another rate of the disks. */
	public MachineLoad withDisk(long bytesPerSecond) {
		return new MachineLoad(cpuPercent, memoryBytes, residentBytes, bytesPerSecond, roundTripMicros, sampledMillis);
	}

	/** The same with another answer of the machine. */
	public MachineLoad withAnswer(long tookMicros, long atMillis) {
		return new MachineLoad(cpuPercent, memoryBytes, residentBytes, diskBytesPerSecond, tookMicros, atMillis);
	}
}
