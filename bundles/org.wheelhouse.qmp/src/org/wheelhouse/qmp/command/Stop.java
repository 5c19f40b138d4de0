package org.wheelhouse.qmp.command;

/** Pauses the guest: no CPU of it runs until {@link Cont}. */
public record Stop() implements QmpAction {

	@Override
	public String name() {
		return "stop";
	}
}
