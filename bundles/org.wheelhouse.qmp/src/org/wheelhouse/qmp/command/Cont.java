package org.wheelhouse.qmp.command;

/** Lets the guest run. On the source of a completed migration QEMU would take it too, and the machine would run twice. */
public record Cont() implements QmpAction {

	@Override
	public String name() {
		return "cont";
	}
}
