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
 * @param hostCpu     the host's processor on which its thread ran last; negative when not known
 * @param allowed     the host's processors on which its thread may run, as ranges; empty when not known
 */
public record VirtualCpu(int index, String qomPath, long threadId, String target, String type, int socketId, int dieId,
		int coreId, int smtThreadId, int nodeId, double percent, int hostCpu, String allowed) {

	/** One of which the host has told nothing. */
	public VirtualCpu(int index, String qomPath, long threadId, String target, String type, int socketId, int dieId,
			int coreId, int smtThreadId, int nodeId, double percent) {
		this(index, qomPath, threadId, target, type, socketId, dieId, coreId, smtThreadId, nodeId, percent, -1, "");
	}

	/** The same with another load. */
	VirtualCpu withPercent(double load) {
		return new VirtualCpu(index, qomPath, threadId, target, type, socketId, dieId, coreId, smtThreadId, nodeId,
				load, hostCpu, allowed);
	}

	/** The same with its thread somewhere else. */
	VirtualCpu withPlace(int processor, String processors) {
		return new VirtualCpu(index, qomPath, threadId, target, type, socketId, dieId, coreId, smtThreadId, nodeId,
				percent, processor, processors);
	}
}
