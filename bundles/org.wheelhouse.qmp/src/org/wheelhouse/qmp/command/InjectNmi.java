package org.wheelhouse.qmp.command;

/** Gives the guest a non-maskable interrupt, on all CPUs of a PC: a Linux guest may say so or panic, as it is set up. */
public record InjectNmi() implements QmpAction {

	@Override
	public String name() {
		return "inject-nmi";
	}
}
