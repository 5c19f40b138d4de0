package org.wheelhouse.core.internal.vnc;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.List;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.VncServer;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.VncClient;
import org.wheelhouse.model.live.VncState;

/** Copies the VNC server. Clients are matched by where they come from. */
final class VncSync {

	private final KeyedList<VncServer.Client, VncClient> clients = new KeyedList<>(
			client -> List.of(client.host(), client.service()),
			client -> List.of(client.getHost(), client.getService()),
			LiveFactory.eINSTANCE::createVncClient, VncSync::client);

	void apply(VncServer server, MachineSnapshot snapshot, VncState state) {
		new FeatureWriter(state).set(VNC_STATE__ENABLED, server.enabled()).set(VNC_STATE__HOST, server.host())
				.set(VNC_STATE__FAMILY, server.family()).set(VNC_STATE__SERVICE, server.service())
				.set(VNC_STATE__AUTH, server.auth());
		clients.apply(server.clients(), state.getClients());
	}

	private static void client(VncClient target, VncServer.Client client) {
		new FeatureWriter(target).set(VNC_CLIENT__HOST, client.host()).set(VNC_CLIENT__FAMILY, client.family())
				.set(VNC_CLIENT__SERVICE, client.service()).set(VNC_CLIENT__X509_NAME, client.x509Name())
				.set(VNC_CLIENT__SASL_NAME, client.saslName());
	}
}
