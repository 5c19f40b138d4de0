package org.wheelhouse.core.failure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.wheelhouse.host.Keeper;

/** A machine is not connected to because another workbench has it: two at one monitor starve each other. */
public final class KeptElsewhere extends CoreException {

	private static final long serialVersionUID = 1L;
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private final String who;

	/**
	 * @param machine  what a person calls it
	 * @param computer on which it runs
	 */
	public KeptElsewhere(String machine, String computer, Keeper keeper) {
		this(machine, computer, who(keeper));
	}

	private KeptElsewhere(String machine, String computer, String who) {
		super(machine + " is " + who + ".", "Close that workbench, or disconnect " + computer
				+ " there. Then disconnect " + computer + " here and connect it again, or attach to the machine.",
				null);
		this.who = who;
	}

	private static String who(Keeper keeper) {
		var since = keeper.since().atZone(ZoneId.systemDefault());
		return "kept by " + keeper.name() + " since "
				+ (since.toLocalDate().equals(LocalDate.now(since.getZone())) ? CLOCK : DAY).format(since);
	}

	/** Who has it, and since when, as it stands in a row. */
	public String who() {
		return who;
	}
}
