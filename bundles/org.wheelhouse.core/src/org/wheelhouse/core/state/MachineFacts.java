package org.wheelhouse.core.state;

/**
 * What QEMU says of itself when it is connected. Texts are empty when not known.
 *
 * @param name              what a person calls the machine: its {@code -name}, else one made from its address or file
 * @param qemuVersion       for example {@code 7.2.22}
 * @param machineType       for example {@code pc-i440fx-7.2}
 * @param accelerator       {@code kvm}, {@code tcg} or another that QEMU names
 * @param acceleratorReason why this one, with figures
 * @param uuid              of the guest
 * @param cpuCount          virtual CPUs; 0 when not known
 * @param spice             whether it offers its screen to SPICE viewers
 */
public record MachineFacts(String name, String qemuVersion, String machineType, String accelerator,
		String acceleratorReason, String uuid, int cpuCount, boolean spice) {

	/** One without SPICE, as far as is known. */
	public MachineFacts(String name, String qemuVersion, String machineType, String accelerator,
			String acceleratorReason, String uuid, int cpuCount) {
		this(name, qemuVersion, machineType, accelerator, acceleratorReason, uuid, cpuCount, false);
	}

	/** The same with another name. */
	public MachineFacts named(String other) {
		return new MachineFacts(other, qemuVersion, machineType, accelerator, acceleratorReason, uuid, cpuCount, spice);
	}

	/** The same with another number of virtual CPUs. */
	public MachineFacts withCpuCount(int count) {
		return count == cpuCount
				? this
				: new MachineFacts(name, qemuVersion, machineType, accelerator, acceleratorReason, uuid, count, spice);
	}

	/** The same of one that offers SPICE, or does not. */
	public MachineFacts withSpice(boolean offered) {
		return new MachineFacts(name, qemuVersion, machineType, accelerator, acceleratorReason, uuid, cpuCount,
				offered);
	}
}
