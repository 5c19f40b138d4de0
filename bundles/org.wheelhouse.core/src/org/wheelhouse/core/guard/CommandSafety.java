package org.wheelhouse.core.guard;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Knows which commands QEMU does without asking although they can do damage, or something else than one may think. Dialogs
 * and the console ask here before they send. It only asks the machine, and changes nothing.
 */
public final class CommandSafety {

	/** VNC's challenge is encrypted by DES, whose key has as many bytes. */
	private static final int VNC_PASSWORD_BYTES = 8;

	private final MachineAccess machine;
	private final Map<String, Function<ObjectNode, CompletableFuture<Optional<Warning>>>> checks;

	/** @param machine about to get a command */
	public CommandSafety(MachineAccess machine) {
		this.machine = machine;
		checks = Map.ofEntries(Map.entry("balloon", arguments -> new BalloonCheck(machine).before(arguments)),
				Map.entry("block_resize", arguments -> new ResizeCheck(machine).before(arguments)),
				Map.entry("cont", _ -> resume()),
				Map.entry("memsave", this::file), Map.entry("pmemsave", this::file),
				Map.entry("netdev_del", arguments -> netdev(arguments.path("id").asText())),
				Map.entry("set_link", CommandSafety::link), Map.entry("qom-set", CommandSafety::property),
				Map.entry("set_password", arguments -> arguments.path("protocol").asText().equals("vnc")
						? password(arguments, "password")
						: none()),
				Map.entry("change-vnc-password", arguments -> password(arguments, "password")),
				Map.entry("change", arguments -> arguments.path("device").asText().equals("vnc")
						&& arguments.path("target").asText().equals("password") ? password(arguments, "arg") : none()),
				Map.entry("device_add",
						arguments -> either(new FatalCheck(machine).deviceComes(arguments),
								id(new Identifier("device_add", "id"), arguments))),
				Map.entry("netdev_add",
						arguments -> either(new FatalCheck(machine).networkComes(arguments),
								id(new Identifier("netdev_add", "id"), arguments))),
				Map.entry("device_del", arguments -> new FatalCheck(machine).deviceGoes(arguments)),
				Map.entry("device-list-properties", arguments -> new FatalCheck(machine).typesAsked(arguments)),
				Map.entry("nbd-server-stop", _ -> new FatalCheck(machine).nbdServerStops()),
				Map.entry("quit", _ -> some(Warning.damage(
						"QEMU ends at once: the guest is cut off, and loses what it has not written yet.",
						"Power it down to have the guest end by itself."))),
				Map.entry("snapshot-save",
						arguments -> new VmStateCheck(machine).before(arguments.path("vmstate").asText())),
				Map.entry("snapshot-load", _ -> some(Warning.damage(
						"What the guest has done since that snapshot is lost, on its disks too. When it cannot be loaded, the "
								+ "machine stays stopped, half as it was then.",
						"Take another snapshot before."))),
				Map.entry("snapshot-delete",
						_ -> some(Warning.damage("What was kept in that snapshot is lost.", ""))),
				Map.entry("human-monitor-command", arguments -> new HumanLineCheck(machine, this)
						.before(arguments.path("command-line").asText())),
				Map.entry("object-add", arguments -> id(new Identifier("object-add", "id"), arguments)),
				Map.entry("chardev-add", arguments -> id(new Identifier("chardev-add", "id"), arguments)));
	}

	/**
	 * What is to be said before a command is sent. Never blocks.
	 *
	 * @param command   its name, in the reference's words or in those of a newer QEMU
	 * @param arguments as they will be sent
	 * @return empty when there is nothing to say. Never fails: where the machine does not answer, that is the warning
	 */
	public CompletableFuture<Optional<Warning>> before(String command, ObjectNode arguments) {
		var check = checks.get(command);
		return check == null
				? none()
				: check.apply(arguments).exceptionally(problem -> unanswered(command, OperationFailed.cause(problem)));
	}

	/** What QEMU refuses to tell about it has not, and it will refuse the command too. */
	private static Optional<Warning> unanswered(String command, Throwable problem) {
		return problem instanceof CommandFailed
				? Optional.empty()
				: Optional.of(Warning.surprise("Whether '" + command + "' does damage could not be found out: "
						+ problem.getMessage(), ""));
	}

	/** Asks a machine anew, because what is known may be older than the end of a migration. */
	private CompletableFuture<Optional<Warning>> resume() {
		return machine.send(new QueryStatus()).thenApply(status -> status.status().equals(SealedSource.STATUS)
				? Optional.of(SealedSource.warning(machine))
				: Optional.empty());
	}

	private CompletableFuture<Optional<Warning>> netdev(String id) {
		return NetdevUsers.of(machine, id).thenApply(users -> users.isEmpty()
				? Optional.empty()
				: Optional.of(Warning.damage(
						"The network '" + id + "' is in use by " + String.join(", ", users)
								+ ". QEMU removes it all the same: the guest keeps a card that leads nowhere, and the network cannot be given back to it.",
						"Unplug the card first. To cut its connection for a while, take its link down instead.")));
	}

	private CompletableFuture<Optional<Warning>> file(ObjectNode arguments) {
		return new FileCheck(machine).before(arguments.path("filename").asText());
	}

	/** QEMU takes it from whoever asks, and the guest loses a device without being asked, or has another disk. */
	private static CompletableFuture<Optional<Warning>> property(ObjectNode arguments) {
		if (arguments.path("property").asText().equals("drive")) {
			return some(Warning.damage("The guest has other data on '" + arguments.path("path").asText()
					+ "' from one moment to the next, and is not told, not even of another size.",
					"Only a filter over the same data does no harm."));
		}
		var unrealized = arguments.path("property").asText().equals("realized")
				&& arguments.path("value").isBoolean() && !arguments.path("value").booleanValue();
		return unrealized
				? some(Warning.damage("It takes '" + arguments.path("path").asText()
						+ "' away from the guest at once, without asking it, and QEMU may not survive it.",
						"Unplug the device instead: then the guest lets go of it first."))
				: none();
	}

	/** The first that has something to say. */
	private static CompletableFuture<Optional<Warning>> either(CompletableFuture<Optional<Warning>> first,
			CompletableFuture<Optional<Warning>> second) {
		return first.thenCombine(second, (one, other) -> one.or(() -> other));
	}

	private static CompletableFuture<Optional<Warning>> link(ObjectNode arguments) {
		return arguments.path("up").isBoolean() && !arguments.path("up").booleanValue()
				? some(Warning.surprise("The guest loses its connection by '" + arguments.path("name").asText()
						+ "', as if the cable were pulled. A reset of the guest does not bring it back.",
						"It comes back with the link."))
				: none();
	}

	private static CompletableFuture<Optional<Warning>> password(ObjectNode arguments, String name) {
		if (!arguments.path(name).isTextual()) {
			return none();
		}
		var bytes = arguments.path(name).textValue().getBytes(StandardCharsets.UTF_8).length;
		if (bytes == 0) {
			return some(Warning.damage("With an empty password the VNC server lets in whoever gives none.",
					"Give one of " + VNC_PASSWORD_BYTES + " characters, or let the password expire now."));
		}
		return bytes > VNC_PASSWORD_BYTES
				? some(Warning.surprise(
						"VNC looks at the first " + VNC_PASSWORD_BYTES + " bytes of a password only, and this one has "
								+ bytes + ": whoever knows its beginning gets in.",
						"Choose " + VNC_PASSWORD_BYTES
								+ " characters that are hard to guess, and let the password expire soon."))
				: none();
	}

	private static CompletableFuture<Optional<Warning>> id(Identifier identifier, ObjectNode arguments) {
		return CompletableFuture.completedFuture(identifier.before(arguments));
	}

	private static CompletableFuture<Optional<Warning>> none() {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	private static CompletableFuture<Optional<Warning>> some(Warning warning) {
		return CompletableFuture.completedFuture(Optional.of(warning));
	}
}
