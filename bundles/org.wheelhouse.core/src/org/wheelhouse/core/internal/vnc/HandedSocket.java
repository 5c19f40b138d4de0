package org.wheelhouse.core.internal.vnc;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.endpoint.SocketPair;
import org.wheelhouse.qmp.command.Getfd;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The way to a screen that cannot lead to another machine's: QEMU is handed one end of a socket over its own monitor. Needs
 * a monitor that is a unix socket of QEMU's own; goes by no port, no path, no password and no TLS.
 *
 * @param machine whose screen it is
 * @param folder  private to the user; for a socket that lives some milliseconds
 */
public record HandedSocket(BlockingQuery machine, Path folder) {

	/** An idle QEMU greets within milliseconds. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	/**
	 * Our end; empty when QEMU took the other one and says nothing on it: it has no VNC server (before 2.3 it does not tell),
	 * or may not use a socket that was not made for it (SELinux).
	 */
	public Optional<SocketChannel> open() throws CoreException {
		// Not always the same name: a second page may be opened between the two commands.
		var name = "wheelhouse-vnc-" + UUID.randomUUID().toString().substring(0, 8);
		try (var ends = new SocketPair(folder.resolve(name))) {
			machine.ask(new Getfd(name), ends.theirs());
			machine.ask(new RawCommand("add_client", JsonNodeFactory.instance.objectNode().put("protocol", "vnc")
					.put("fdname", name).put("skipauth", true)));
			return RfbGreeting.awaited(ends.ours(), PATIENCE) ? Optional.of(ends.take()) : Optional.empty();
		} catch (IOException e) {
			throw new CoreException("No socket can be made for the screen in " + folder + ": " + e.getMessage(), e);
		}
	}
}
