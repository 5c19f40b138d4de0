package org.wheelhouse.core.internal.vnc;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.NoScreenException.Kind;
import org.wheelhouse.core.machine.VncChannel;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.command.VncClient;

/**
 * A connection to where a machine says that its VNC server listens. A port or a path that QEMU tells is one of its own
 * namespace, and another machine may have the same one here: so nothing is read or said before QEMU itself has listed this
 * very connection among its server's clients: by its name, or, where ssh connects there by a socket without one, as the one
 * client that is new since.
 *
 * @param machine whose screen it is
 */
public record ProvenConnection(BlockingQuery machine) {

	private static final String ADVICE = "Attach the machine by a unix socket of its monitor (-qmp unix:…) on the computer "
			+ "where it runs, as a user who may open it: then its screen comes through the monitor.";

	/** Less than is waited for the host, which can say why. */
	private static final Duration PATIENCE = BlockingQuery.PATIENCE.minusSeconds(1);

	/** Connects, and waits for the server's greeting, which it does not read, and for QEMU's word. */
	public VncChannel open(QueryVnc.Server server) throws CoreException {
		var paths = paths();
		var host = server.host().orElse("");
		var service = server.service().orElse("");
		if (server.family().orElse("").equals("unix")) {
			return unix(paths, service.isEmpty() ? host : service);
		}
		if (!paths.sharesNetwork()) {
			throw new NoScreenException(Kind.OUT_OF_REACH, "The VNC server listens at " + text(host, service)
					+ " of another network namespace; here that is another machine's, or nobody's.", ADVICE);
		}
		return tcp(isWildcard(host) ? monitorHost() : host, service);
	}

	private ProcessPaths paths() throws CoreException {
		try {
			return machine.await(machine.machine().files().paths());
		} catch (HostException e) {
			throw new CoreException(String.valueOf(e.getMessage()), e);
		}
	}

	private VncChannel unix(ProcessPaths paths, String told) throws CoreException {
		var path = paths.here(Path.of(told)).orElseThrow(() -> new NoScreenException(Kind.OUT_OF_REACH,
				"The VNC server listens on the unix socket " + told
						+ ", in the folder where QEMU was started, and that is not known here.",
				ADVICE));
		return connect(new Address.Unix(path), told, "");
	}

	private VncChannel tcp(String host, String service) throws CoreException {
		var address = text(host, service);
		try {
			return connect(new Address.Tcp(host, Integer.parseInt(service)), address,
					" and that no firewall is between");
		} catch (NumberFormatException e) {
			throw unreachable(address, e, "");
		}
	}

	private VncChannel connect(Address address, String told, String alsoCheck) throws CoreException {
		var before = address instanceof Address.Unix ? machine.ask(new QueryVnc()).clients() : List.<VncClient>of();
		var connecting = machine.machine().host().connect(address, PATIENCE);
		HostChannel opened;
		try {
			opened = machine.await(connecting);
		} catch (HostException e) {
			throw unreachable(told, e, alsoCheck);
		} catch (CoreException e) {
			connecting.thenAccept(ProvenConnection::close);
			throw e;
		}
		try {
			return proven(opened, told, address instanceof Address.Unix ? Optional.of(before) : Optional.empty());
		} catch (IOException e) {
			close(opened);
			throw unreachable(told, e, alsoCheck);
		} catch (RuntimeException | CoreException e) {
			close(opened);
			throw e;
		}
	}

	/**
	 * A server greets when it has taken a connection: from then on QEMU lists it, or it is not QEMU's.
	 *
	 * @param before whom it listed before; empty when the connection has to have a name
	 */
	private VncChannel proven(HostChannel opened, String address, Optional<List<VncClient>> before)
			throws IOException, CoreException {
		if (!RfbGreeting.awaited(opened.channel(), BlockingQuery.PATIENCE)) {
			throw new CoreException("What listens at " + address + " has not greeted for "
					+ BlockingQuery.PATIENCE.toSeconds() + " s. Is it a VNC server, and is its QEMU alive?");
		}
		var clients = machine.ask(new QueryVnc()).clients();
		var listed = opened.from().isPresent()
				? opened.from().filter(from -> clients.stream().anyMatch(client -> isOurs(client, from))).isPresent()
				: before.filter(others -> isOneMore(others, clients)).isPresent();
		if (!listed) {
			throw new NoScreenException(Kind.OUT_OF_REACH, "What answers at " + address
					+ " is not shown: QEMU does not list our connection among its own, so it is another machine's, "
					+ "or something between changes addresses.", ADVICE);
		}
		return new VncChannel(opened.channel(), address);
	}

	/** All that were there, and one without a name. */
	private static boolean isOneMore(List<VncClient> before, List<VncClient> now) {
		var added = new ArrayList<>(now);
		before.forEach(added::remove);
		return now.size() == before.size() + 1 && added.size() == 1 && added.getFirst().family().equals("unix")
				&& added.getFirst().host().isEmpty() && added.getFirst().service().isEmpty();
	}

	private static boolean isOurs(VncClient client, Address from) {
		return switch (from) {
			case Address.Port port -> client.service().equals(Integer.toString(port.port()))
					&& isSame(client.host(), port.host());
			case Address.Unix(var name) -> List.of(client.service(), client.host()).contains(name.toString());
		};
	}

	/** An IPv4 client of a server for both protocols is told as {@code ::ffff:127.0.0.1}. */
	private static boolean isSame(String told, String ours) {
		try {
			return Arrays.equals(InetAddress.ofLiteral(withoutScope(told)).getAddress(),
					InetAddress.ofLiteral(withoutScope(ours)).getAddress());
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
		return Address.parse(machine.machine().snapshot().identity().address()) instanceof Address.Port port
				? port.host()
				: InetAddress.getLoopbackAddress().getHostAddress();
	}

	private static String text(String host, String service) {
		return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + service;
	}

	private static CoreException unreachable(String address, Exception why, String alsoCheck) {
		var words = String.valueOf(why.getMessage());
		return new CoreException("The VNC server at " + address + " cannot be reached: " + words
				+ (words.endsWith(".") ? "" : ".") + " Check where the machine listens (query-vnc)" + alsoCheck + ".",
				why);
	}

	private static void close(HostChannel opened) {
		try {
			opened.channel().close();
		} catch (IOException _) {
			// it was of no use anyway
		}
	}
}
