package org.wheelhouse.core.internal.vnc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.NoScreenException.Kind;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.core.machine.VncChannel;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.command.VncClient;

/**
 * A connection to where a machine says that its VNC server listens. A port or a path that QEMU tells is one of its own
 * namespace, and another machine may have the same one here: so nothing is read or said before QEMU itself has listed this
 * very connection among its server's clients.
 *
 * @param machine whose screen it is
 * @param folder  private to the user; for the name of our end of a unix socket
 */
public record ProvenConnection(BlockingQuery machine, Path folder) {

	private static final String ADVICE = "Attach the machine by a unix socket of its monitor (-qmp unix:…) on the computer "
			+ "where it runs, as a user who may open it: then its screen comes through the monitor.";

	/** Connects, and waits for the server's greeting, which it does not read, and for QEMU's word. */
	public VncChannel open(QueryVnc.Server server) throws CoreException {
		var files = QemuFiles.of(machine.machine());
		var host = server.host().orElse("");
		var service = server.service().orElse("");
		if (server.family().orElse("").equals("unix")) {
			return unix(files, service.isEmpty() ? host : service);
		}
		if (!files.sharesNetwork()) {
			throw new NoScreenException(Kind.OUT_OF_REACH, "The VNC server listens at " + text(host, service)
					+ " of another network namespace; here that is another machine's, or nobody's.", ADVICE);
		}
		return tcp(isWildcard(host) ? monitorHost() : host, service);
	}

	private VncChannel unix(QemuFiles files, String told) throws CoreException {
		var path = files.here(Path.of(told)).orElseThrow(() -> new NoScreenException(Kind.OUT_OF_REACH,
				"The VNC server listens on the unix socket " + told
						+ ", in the folder where QEMU was started, and that is not known here.",
				ADVICE));
		var name = folder.resolve("vnc-" + UUID.randomUUID().toString().substring(0, 8));
		SocketChannel channel = null;
		try {
			channel = SocketChannel.open(StandardProtocolFamily.UNIX);
			// QEMU tells where a client comes from, and that a unix socket comes from nowhere unless it has a name.
			channel.bind(UnixDomainSocketAddress.of(name));
			channel.connect(UnixDomainSocketAddress.of(path));
			return proven(channel, told, name.toString());
		} catch (IOException | RuntimeException | CoreException e) {
			throw failed(channel, told, e, "");
		} finally {
			delete(name);
		}
	}

	private VncChannel tcp(String host, String service) throws CoreException {
		SocketChannel channel = null;
		var address = text(host, service);
		try {
			channel = SocketChannel.open();
			channel.socket().connect(new InetSocketAddress(host, Integer.parseInt(service)),
					(int) BlockingQuery.PATIENCE.toMillis());
			channel.socket().setTcpNoDelay(true);
			return proven(channel, address, "");
		} catch (IOException | RuntimeException | CoreException e) {
			throw failed(channel, address, e, " and that no firewall is between");
		}
	}

	/** A server greets when it has taken a connection: from then on QEMU lists it, or it is not QEMU's. */
	private VncChannel proven(SocketChannel channel, String address, String name) throws IOException, CoreException {
		if (!RfbGreeting.awaited(channel, BlockingQuery.PATIENCE)) {
			throw new CoreException("What listens at " + address + " has not greeted for "
					+ BlockingQuery.PATIENCE.toSeconds() + " s. Is it a VNC server, and is its QEMU alive?");
		}
		var ours = channel.getLocalAddress();
		if (machine.ask(new QueryVnc()).clients().stream().noneMatch(client -> isOurs(client, ours, name))) {
			throw new NoScreenException(Kind.OUT_OF_REACH, "What answers at " + address
					+ " is not shown: QEMU does not list our connection among its own, so it is another machine's, "
					+ "or something between changes addresses.", ADVICE);
		}
		return new VncChannel(channel, address);
	}

	private static boolean isOurs(VncClient client, @Nullable SocketAddress ours, String name) {
		if (ours instanceof InetSocketAddress inet) {
			return client.service().equals(Integer.toString(inet.getPort()))
					&& isSame(client.host(), inet.getAddress());
		}
		return !name.isEmpty() && List.of(client.service(), client.host()).contains(name);
	}

	/** An IPv4 client of a server for both protocols is told as {@code ::ffff:127.0.0.1}. */
	private static boolean isSame(String told, InetAddress ours) {
		try {
			return Arrays.equals(InetAddress.ofLiteral(withoutScope(told)).getAddress(), ours.getAddress());
		} catch (IllegalArgumentException _) {
			return false;
		}
	}

	private static String withoutScope(String address) {
		var scope = address.indexOf('%');
		return scope < 0 ? address : address.substring(0, scope);
	}

	private static boolean isWildcard(String host) {
		return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::") || host.equals("*");
	}

	/** A server that listens everywhere also listens where the monitor does. */
	private String monitorHost() {
		return Address.parse(machine.machine().snapshot().identity().address()) instanceof Address.Tcp tcp
				? tcp.host()
				: InetAddress.getLoopbackAddress().getHostAddress();
	}

	private static String text(String host, String service) {
		return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + service;
	}

	private static CoreException failed(@Nullable SocketChannel channel, String address, Exception e,
			String alsoCheck) {
		close(channel);
		if (e instanceof CoreException known) {
			return known;
		}
		var refused = e instanceof ConnectException ? " Nobody accepts connections there any more." : "";
		return new CoreException("The VNC server at " + address + " cannot be reached: " + e.getMessage() + "."
				+ refused + " Check where the machine listens (query-vnc)" + alsoCheck + ".", e);
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

	private static void delete(Path name) {
		try {
			Files.deleteIfExists(name);
		} catch (IOException _) {
			// goes with the folder
		}
	}
}
