package org.wheelhouse.core.vnc;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.internal.vnc.BlockingQuery;
import org.wheelhouse.core.internal.vnc.DisplayDevices;
import org.wheelhouse.core.internal.vnc.HandedSocket;
import org.wheelhouse.core.internal.vnc.NoVncServer;
import org.wheelhouse.core.internal.vnc.ProvenConnection;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.VncChannel;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * Connects to the VNC server of a machine, and to no other's: by handing QEMU one end of a socket over the monitor
 * ({@code getfd}, {@code add_client}) or, where its monitor takes no descriptors, at the address where it listens, when QEMU
 * confirms that the connection is one of its own. Any thread.
 */
public final class VncConnector {

	private static final String NO_WAY = "The machine's VNC server listens nowhere, and does not take a connection by the monitor either. "
			+ "Start the machine with -vnc 127.0.0.1:0,to=99, or attach it by a unix socket of its monitor.";

	private static final String SILENT = "QEMU took the connection for the screen and says nothing on it. It is stopped, or very busy.";

	private final Supplier<Optional<MachineAccess>> machine;
	private final Path folder;

	/**
	 * @param machine the machine, empty while it is not connected
	 * @param folder  private to the user; for sockets that live some milliseconds
	 */
	public VncConnector(Supplier<Optional<MachineAccess>> machine, Path folder) {
		this.machine = machine;
		this.folder = folder;
	}

	/**
	 * Opens a connection. Blocks until QEMU has answered, ten seconds at most for each question: never on the UI thread.
	 *
	 * @throws NoScreenException when there is none, and there will be none by trying again
	 * @throws CoreException     when there is no way to the screen now; it says why and what to do
	 */
	public VncChannel open() throws CoreException {
		var asking = new BlockingQuery(machine.get()
				.orElseThrow(() -> new CoreException("There is no screen: the machine is not connected.")));
		var server = asking.askIfAnswered(new QueryVnc());
		var equipment = DisplayDevices.of(asking);
		if (server.isEmpty() || equipment.servers().filter(count -> count == 0).isPresent()) {
			throw new NoVncServer(asking).reason();
		}
		var opened = open(asking, server.get(), equipment);
		return new VncChannel(opened.channel(), opened.address(), equipment.servers().orElse(0),
				equipment.screens().orElse(0));
	}

	private VncChannel open(BlockingQuery asking, QueryVnc.Server server, DisplayDevices equipment)
			throws CoreException {
		if (asking.machine().passesDescriptors()) {
			try {
				var handed = new HandedSocket(asking, folder).open();
				if (handed.isPresent()) {
					return new VncChannel(handed.get(), "");
				}
				if (!server.enabled()) {
					throw equipment.servers().isEmpty() ? new NoVncServer(asking).reason() : new CoreException(SILENT);
				}
			} catch (CoreException e) {
				// What is between us and QEMU does not pass descriptors on, or it knows no such command.
				if (!(e.getCause() instanceof CommandFailed || e.getCause() instanceof WireException)) {
					throw e;
				}
				if (!server.enabled()) {
					throw new CoreException(e.getMessage() + "\n" + NO_WAY, e);
				}
			}
		}
		if (!server.enabled()) {
			throw new CoreException(NO_WAY);
		}
		return new ProvenConnection(asking).open(server);
	}
}
