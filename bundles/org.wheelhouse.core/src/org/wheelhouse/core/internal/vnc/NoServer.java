package org.wheelhouse.core.internal.vnc;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.CoreException;
import org.wheelhouse.core.NoScreenException;
import org.wheelhouse.core.NoScreenException.Kind;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.command.QuerySpice;

/**
 * Why a machine has no VNC server, and what can be done. QEMU gets none while it runs.
 *
 * @param machine that has none
 */
public record NoServer(Asking machine) {

	private static final String BY_MONITOR = "For a screen here, start it with -vnc none as well: QEMU then opens no port, and the screen comes through the monitor.";
	private static final String BY_PORT = "For a screen here, start it with -vnc 127.0.0.1:0,to=99 as well.";

	/** To be thrown. */
	public NoScreenException reason() throws CoreException {
		return new NoScreenException(Kind.NO_SERVER, where(), isByUnix() ? BY_MONITOR : BY_PORT);
	}

	private boolean isByUnix() {
		return Address.parse(machine.machine().snapshot().identity().address()) instanceof Address.Unix;
	}

	private String where() throws CoreException {
		var spice = machine.askIfAnswered(new QuerySpice()).filter(QuerySpice.Server::enabled);
		if (spice.isPresent()) {
			var port = spice.get().port().isPresent() ? spice.get().port() : spice.get().tlsPort();
			return "Its screen goes to SPICE viewers" + (port.isPresent()
					? ": remote-viewer spice://" + spice.get().host().orElse("127.0.0.1") + ":" + port.getAsInt() + "."
					: ".");
		}
		var words = machine.machine().commandLine();
		var display = value(words, "-display").or(() -> value(words, "--display")).orElse("");
		if (words.contains("-nographic")) {
			return "It was started with -nographic.";
		}
		return display.isEmpty()
				? ""
				: display.equals("none")
						? "It was started with -display none."
						: "Its screen is shown by QEMU itself (-display " + display + ").";
	}

	private static Optional<String> value(List<String> words, String option) {
		var at = words.lastIndexOf(option);
		return at < 0 || at + 1 >= words.size() ? Optional.empty() : Optional.of(words.get(at + 1));
	}
}
