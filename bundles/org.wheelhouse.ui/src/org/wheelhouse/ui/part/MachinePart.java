package org.wheelhouse.ui.part;

import java.util.List;

import org.wheelhouse.model.live.Machine;

/** A part of the workbench that gestures are about while it is active: about what it shows, or what is selected in it. */
public interface MachinePart {

	/** The machines, in the order in which they are shown; empty when there is none that could be meant. UI thread. */
	List<Machine> meant();
}
