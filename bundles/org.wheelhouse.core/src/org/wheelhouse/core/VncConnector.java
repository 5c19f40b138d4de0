package org.wheelhouse.core;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.command.Getfd;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Connects to the VNC server of a machine: to the address where it listens, else, where it listens nowhere, by handing QEMU
 * one end of a socket over the monitor ({@code getfd}, {@code add_client}). Any thread.
 */
public final class VncConnector {

	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final String DESCRIPTOR = "wheelhouse-vnc";

	private final Supplier<Optional<MachineAccess>> machine;
	private final Path folder;

	/**
	 * @param machine the machine, empty while it is not connected
	 * @param folder  private to the user; for a socket that lives some milliseconds
	 */
	VncConnector(Supplier<Optional<MachineAccess>> machine, Path folder) {
		this.machine = machine;
		this.folder = folder;
	}

	/**
	 * Opens a connection. Blocks until QEMU has answered, ten seconds at most for each question: never on the UI thread.
	 *
	 * @throws CoreException when there is no way to the screen; it says why and what to do
	 */
	public VncChannel open() throws CoreException {
		var access = machine.get()
				.orElseThrow(() -> new CoreException("There is no screen: the machine is not connected."));
		var server = answer(access.send(new QueryVnc()), "query-vnc");
		return server.enabled() ? connect(access, server) : handOver(access);
	}

	private static VncChannel connect(MachineAccess access, QueryVnc.Server server) throws CoreException {
		var host = server.host().orElse("");
		var service = server.service().orElse("");
		if (server.family().orElse("").equals("unix")) {
			var path = service.isEmpty() ? host : service;
			return new VncChannel(connectUnix(Path.of(path)), path);
		}
		var reachable = isWildcard(host) ? monitorHost(access) : host;
		return new VncChannel(connectTcp(reachable, service), reachable + ":" + service);
	}

	private static boolean isWildcard(String host) {
		return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") || host.equals("*");
	}

	/** A server that listens everywhere also listens where the monitor does. */
	private static String monitorHost(MachineAccess access) {
		return Address.parse(access.snapshot().identity().address()) instanceof Address.Tcp tcp
				? tcp.host()
				: InetAddress.getLoopbackAddress().getHostAddress();
	}

	private static SocketChannel connectUnix(Path path) throws CoreException {
		try {
			return SocketChannel.open(UnixDomainSocketAddress.of(path));
		} catch (IOException e) {
			throw unreachable(path.toString(), e);
		}
	}

	private static SocketChannel connectTcp(String host, String service) throws CoreException {
		SocketChannel channel = null;
		try {
			channel = SocketChannel.open();
			channel.socket().connect(new InetSocketAddress(host, Integer.parseInt(service)),
					(int) PATIENCE.toMillis());
			channel.socket().setTcpNoDelay(true);
			return channel;
		} catch (IOException | IllegalArgumentException e) {
			close(channel);
			throw unreachable(host + ":" + service, e);
		}
	}

	private static CoreException unreachable(String address, Exception e) {
		var refused = e instanceof ConnectException ? " Nobody accepts connections there any more." : "";
		return new CoreException(
				"The VNC server at " + address + " cannot be reached: " + e.getMessage() + "." + refused
						+ " Check where the machine listens (query-vnc) and that no firewall is between.",
				e);
	}

	/** Two ends of a socket of ours: one for QEMU, one for the caller. */
	private VncChannel handOver(MachineAccess access) throws CoreException {
		SocketChannel ours = null;
		try {
			var path = folder.resolve("vnc-" + UUID.randomUUID().toString().substring(0, 8));
			SocketChannel theirs;
			try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
				listening.bind(UnixDomainSocketAddress.of(path), 1);
				ours = SocketChannel.open(UnixDomainSocketAddress.of(path));
				theirs = listening.accept();
			} finally {
				Files.deleteIfExists(path);
			}
			try (theirs) {
				answer(access.send(new Getfd(DESCRIPTOR), theirs), "getfd");
			}
			answer(access.send(addClient()), "add_client protocol=vnc");
			return new VncChannel(ours, "");
		} catch (IOException e) {
			close(ours);
			throw new CoreException("No socket can be made for the screen in " + folder + ": " + e.getMessage(), e);
		} catch (CoreException e) {
			close(ours);
			throw new CoreException(e.getMessage()
					+ "\nThe machine's VNC server listens nowhere, and does not take a connection by the monitor either. "
					+ "Start the machine with -vnc 127.0.0.1:0,to=99, or with -vnc none to have a screen without a port.",
					e);
		}
	}

	private static RawCommand addClient() {
		return new RawCommand("add_client", JsonNodeFactory.instance.objectNode().put("protocol", "vnc")
				.put("fdname", DESCRIPTOR).put("skipauth", true));
	}

	private static <R> R answer(CompletableFuture<R> asked, String command) throws CoreException {
		try {
			return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			var cause = e.getCause();
			throw new CoreException(command + ": " + (cause == null ? e : cause).getMessage(), cause);
		} catch (TimeoutException e) {
			throw new CoreException(command + ": QEMU has not answered for " + PATIENCE.toSeconds()
					+ " s. It is stopped, or very busy.", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CoreException(command + ": given up", e);
		}
	}

	private static void close(@Nullable SocketChannel channel) {
		if (channel != null) {
			try {
				channel.close();
			} catch (IOException _) {
				// it was of no use anyway
			}
		}
	}
}
