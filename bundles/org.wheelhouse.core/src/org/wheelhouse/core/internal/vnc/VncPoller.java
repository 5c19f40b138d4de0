package org.wheelhouse.core.internal.vnc;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.VncServer;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.session.CommandSender;

/** The VNC server and who looks. */
public final class VncPoller implements Poller {

	/** The VNC server and its clients. */
	public static final Facet FACET = new Facet(Topic.VNC, Set.of("VNC_*"),
			context -> new VncPoller(context.machine()),
			() -> TreeSync.of(MachineTrees.VNC, Literals.MACHINE__VNC, new VncSync()::apply));

	private static final VncServer NONE = new VncServer(false, "", "", "", "", List.of());

	private final CommandSender machine;

	public VncPoller(CommandSender machine) {
		this.machine = machine;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		// A QEMU that was built without VNC does not have the command.
		return OptionalQuery.insteadOfLacking(machine.send(new QueryVnc()).thenApply(VncPoller::server), NONE)
				.thenApply(server -> snapshot -> snapshot
						.with(snapshot.trees().with(MachineTrees.VNC, Optional.of(server))));
	}

	private static VncServer server(QueryVnc.Server server) {
		return new VncServer(server.enabled(), server.host().orElse(""), server.family().orElse(""),
				server.service().orElse(""), server.auth().orElse(""),
				server.clients().stream()
						.map(client -> new VncServer.Client(client.host(), client.family(), client.service(), "", ""))
						.toList());
	}
}
