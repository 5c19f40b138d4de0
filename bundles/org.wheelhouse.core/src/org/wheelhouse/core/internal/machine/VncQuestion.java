package org.wheelhouse.core.internal.machine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.MachineSnapshot;
import org.wheelhouse.core.VncServer;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.session.CommandSender;

/** The VNC server and who looks. */
final class VncQuestion implements Question {

	private static final VncServer NONE = new VncServer(false, "", "", "", "", List.of());

	private final CommandSender machine;

	VncQuestion(CommandSender machine) {
		this.machine = machine;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		// A QEMU that was built without VNC does not have the command.
		return Refusals.insteadOfLacking(machine.send(new QueryVnc()).thenApply(VncQuestion::server), NONE)
				.thenApply(server -> snapshot -> snapshot.with(snapshot.trees().withVnc(Optional.of(server))));
	}

	private static VncServer server(QueryVnc.Server server) {
		return new VncServer(server.enabled(), server.host().orElse(""), server.family().orElse(""),
				server.service().orElse(""), server.auth().orElse(""),
				server.clients().stream()
						.map(client -> new VncServer.Client(client.host(), client.family(), client.service(), "", ""))
						.toList());
	}
}
