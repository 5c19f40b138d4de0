package org.wheelhouse.core.state;

/**
 * One virtual CPU, as {@code query-cpus-fast} tells it. Its places in the topology are negative when not known.
 *
 * @param index       cpu-index
 * @param qomPath     its object
 * @param threadId    the host's thread that runs it
 * @param target      for example {@code x86_64}
 * @param type        QOM type; empty when not known
 * @param socketId    its socket
 * @param dieId       its die
 * @param coreId      its core
 * @param smtThreadId its thread in the core
 * @param nodeId      its NUMA node
 * @param percent     of one core used by its thread; negative when not known
 */
public record VirtualCpu(int index, String qomPath, long threadId, String target, String type, int socketId, int dieId,
		int coreId, int smtThreadId, int nodeId, double percent) {

	/** The same with another load. */
	VirtualCpu withPercent(double load) {
		return new VirtualCpu(index, qomPath, threadId, target, type, socketId, dieId, coreId, smtThreadId, nodeId,
				load);
	}
}
