package org.wheelhouse.core.internal.vnc;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.NoScreenException.Kind;
import org.wheelhouse.qmp.command.QuerySpice;

/**
 * Why a machine has no VNC server, and what can be done. QEMU gets none while it runs.
 *
 * @param machine that has none
 */
public record NoVncServer(BlockingQuery machine) {

	private static final String BY_MONITOR = "For a screen here, start it with -vnc none as well: QEMU then opens no port, and the screen comes through the monitor.";
	private static final String BY_PORT = "For a screen here, start it with -vnc 127.0.0.1:0,to=99 as well.";

	/** To be thrown. */
	public NoScreenException reason() throws CoreException {
		var spice = machine.askIfAnswered(new QuerySpice()).filter(QuerySpice.Server::enabled);
		if (spice.isPresent()) {
			return because("Its screen goes to SPICE viewers" + address(spice.get()) + ".", otherwise());
		}
		var words = machine.machine().commandLine();
		var display = words.lastIndexOf("-display") + 1;
		if (words.contains("-nographic")) {
			return without("-nographic");
		}
		if (display == 0 || display == words.size()) {
			return because("It was started without one.", otherwise());
		}
		return words.get(display).equals("none")
				? without("-display none")
				: because("Its screen is shown by QEMU itself (-display " + words.get(display) + ").", otherwise());
	}

	private NoScreenException without(String option) {
		return because("It was started with " + option + ".", machine.machine().hosted().isPresent()
				? "Take that out of its definition and start it again: then Wheelhouse adds a screen."
				: otherwise());
	}

	private static NoScreenException because(String what, String advice) {
		return new NoScreenException(Kind.NO_SERVER, what, advice);
	}

	private String otherwise() {
		return machine.machine().passesDescriptors() ? BY_MONITOR : BY_PORT;
	}

	private static String address(QuerySpice.Server spice) {
		var port = spice.port().isPresent() ? spice.port() : spice.tlsPort();
		return port.isPresent()
				? ": remote-viewer spice://" + spice.host().orElse("127.0.0.1") + ":" + port.getAsInt()
				: "";
	}
}
