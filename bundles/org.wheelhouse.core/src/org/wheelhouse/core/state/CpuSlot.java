package org.wheelhouse.core.state;

/**
 * A place for a virtual CPU, as {@code query-hotpluggable-cpus} tells it. Numbers are negative where the machine has no such level.
 *
 * @param name          stable key: for example {@code socket-id=1,core-id=0,thread-id=0}
 * @param socketId      its socket
 * @param dieId         its die
 * @param clusterId     its cluster
 * @param coreId        its core
 * @param smtThreadId   its thread in the core
 * @param nodeId        its NUMA node
 * @param type          QOM type of the CPU that fits
 * @param qomPath       of the CPU in it; empty when it is free
 * @param unplugRefusal why that one may not be taken out, in one sentence; empty when it may
 */
public record CpuSlot(String name, int socketId, int dieId, int clusterId, int coreId, int smtThreadId, int nodeId,
		String type, String qomPath, String unplugRefusal) {

	/** The id of the CPU in it; empty when it is free, or its CPU has none. */
	public String deviceId() {
		return QomNames.deviceId(qomPath);
	}

	/** What the CPU in it is called where it leaves: its id, or its path. */
	public String leavingKey() {
		return deviceId().isEmpty() ? qomPath : deviceId();
	}
}
