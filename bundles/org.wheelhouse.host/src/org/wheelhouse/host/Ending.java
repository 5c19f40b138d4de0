package org.wheelhouse.host;

import java.util.List;

/** How a machine's process ended. */
public sealed interface Ending {

	/** One line for a person, for example {@code ended by signal 9 (SIGKILL)}. */
	String text();

	/** What QEMU wrote last of why it ended; empty when it wrote nothing about it. */
	List<String> lastLines();

	/** It left by itself with this status. */
	record Exited(int status, List<String> lastLines) implements Ending {
		public Exited {
			lastLines = List.copyOf(lastLines);
		}

		@Override
		public String text() {
			return status == 0
					? "ended"
					: "ended with status " + status + (lastLines.isEmpty() ? "" : ": " + lastLines.getLast());
		}
	}

	/** A workbench ended it by {@link Host#kill}, because a person wanted it so. */
	record ForcedOff(List<String> lastLines) implements Ending {
		public ForcedOff {
			lastLines = List.copyOf(lastLines);
		}

		@Override
		public String text() {
			return "ended by Force Off";
		}
	}

	/** A signal ended it. */
	record Signalled(int signal, List<String> lastLines) implements Ending {
		public Signalled {
			lastLines = List.copyOf(lastLines);
		}

		@Override
		public String text() {
			return "ended by signal " + signal;
		}
	}

	/** The process is gone and nobody was there to see how (its supervisor was ended too). */
	record Vanished(List<String> lastLines) implements Ending {
		public Vanished {
			lastLines = List.copyOf(lastLines);
		}

		@Override
		public String text() {
			return "gone, its exit status is not known";
		}
	}
}
