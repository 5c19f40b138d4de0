package org.wheelhouse.core.internal.guestagent;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.ChardevBackend;
import org.wheelhouse.core.machine.GuestAgent;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryChardev;
import org.wheelhouse.qmp.command.QueryChardev.Chardev;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.session.CommandSender;

/** Where the port of a guest's agent leads, as QEMU tells it now. */
sealed interface AgentPort {

	/** An agent has the port open, and nobody is connected to it. */
	record Free(Address address) implements AgentPort {}

	/** Somebody is connected to it. */
	record Held() implements AgentPort {}

	/** @param why as of {@link org.wheelhouse.core.machine.GuestAgent.Answer.Untold} */
	record Closed(String why) implements AgentPort {}

	/**
	 * Looks for it among the devices.
	 *
	 * @return as {@link CommandSender#send}
	 */
	static CompletableFuture<AgentPort> find(CommandSender machine) {
		return machine.send(new QueryStatus()).thenCompose(status -> status.running()
				? new Finder(machine).find()
				: CompletableFuture.completedFuture(new Closed("The guest stands still, and its agent with it")));
	}

	private static AgentPort of(Chardev chardev) {
		return switch (ChardevBackend.of(chardev.filename())) {
			case ChardevBackend.Elsewhere elsewhere ->
				new Closed("The port of the guest's agent leads to " + elsewhere.what());
			case ChardevBackend.Listening listening when listening.taken() -> new Held();
			case ChardevBackend.Listening _ when !chardev.frontendOpen() ->
				new Closed("No agent runs in the guest (qemu-guest-agent)");
			case ChardevBackend.Listening listening -> new Free(listening.address());
		};
	}

	/** Of the devices with a port of virtio-serial, whatever they are called. */
	record Finder(CommandSender machine) {

		private static final List<String> PLACES = List.of("/machine/peripheral", "/machine/peripheral-anon");
		private static final AgentPort NONE = new Closed(
				"The machine has no port for a guest's agent (" + GuestAgent.PORT
						+ ")");

		CompletableFuture<AgentPort> find() {
			var label = CompletableFuture.completedFuture("");
			for (var place : PLACES) {
				label = label.thenCompose(found -> found.isEmpty() ? in(place) : done(found));
			}
			return label.thenCompose(found -> found.isEmpty()
					? CompletableFuture.completedFuture(NONE)
					: machine.send(new QueryChardev()).thenApply(all -> all.stream()
							.filter(chardev -> chardev.label().equals(found)).findFirst().map(AgentPort::of)
							.orElse(NONE)));
		}

		private CompletableFuture<String> in(String place) {
			return OptionalQuery.insteadOfRefusal(machine.send(new QomList(place)), List.of()).thenCompose(devices -> {
				var label = done("");
				for (var device : devices.stream()
						.filter(child -> child.childType().filter("virtserialport"::equals).isPresent()).toList()) {
					label = label
							.thenCompose(found -> found.isEmpty() ? label(place + "/" + device.name()) : done(found));
				}
				return label;
			});
		}

		private CompletableFuture<String> label(String device) {
			return text(device, "name")
					.thenCompose(name -> name.equals(GuestAgent.PORT) ? text(device, "chardev") : done(""));
		}

		private CompletableFuture<String> text(String device, String property) {
			return OptionalQuery.instead(machine.send(new QomGet(device, property)).thenApply(value -> value.asText()),
					"");
		}

		private static CompletableFuture<String> done(String label) {
			return CompletableFuture.completedFuture(label);
		}
	}
}
