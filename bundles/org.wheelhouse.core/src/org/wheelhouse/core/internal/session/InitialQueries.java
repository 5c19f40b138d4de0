package org.wheelhouse.core.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QueryCpusFast;
import org.wheelhouse.qmp.command.QueryKvm;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.QuerySpice;
import org.wheelhouse.qmp.command.QueryUuid;
import org.wheelhouse.qmp.message.QemuVersion;
import org.wheelhouse.qmp.session.CommandSender;

/** What is asked once when a machine is connected, because it does not change as long as its process lives. */
record InitialQueries(CommandSender machine, QemuVersion version) {

	private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";

	private record Named(Optional<String> name, String uuid) {}

	private record Built(String type, String accelerator) {}

	/**
	 * Asks.
	 *
	 * @param before what was known of it; its name stays when QEMU was given none
	 */
	CompletableFuture<MachineFacts> ask(MachineFacts before) {
		var named = machine.send(new QueryName()).thenCombine(machine.send(new QueryUuid()),
				(name, uuid) -> new Named(name, uuid.toString()));
		var built = type().thenCombine(accelerator(), Built::new);
		var cpus = OptionalQuery.instead(machine.send(new QueryCpusFast()).thenApply(List::size), 0);
		return named
				.thenCombine(built,
						(who, what) -> new MachineFacts(who.name().orElse(before.name()), version.toString(),
								what.type(), what.accelerator(),
								what.accelerator().equals(before.accelerator()) ? before.acceleratorReason() : "",
								who.uuid().equals(NO_UUID) ? "" : who.uuid(), 0))
				.thenCombine(cpus, MachineFacts::withCpuCount).thenCombine(spice(), MachineFacts::withSpice);
	}

	private CompletableFuture<String> type() {
		return OptionalQuery.instead(machine.send(new QomGet("/machine", "type")).thenApply(type -> {
			var name = type.asText();
			return name.endsWith("-machine") ? name.substring(0, name.length() - "-machine".length()) : name;
		}), "");
	}

	/** Most are built without it, and then do not know the question. */
	private CompletableFuture<Boolean> spice() {
		return OptionalQuery.instead(machine.send(new QuerySpice()).thenApply(QuerySpice.Server::enabled), false);
	}

	/** Older versions only tell whether it is KVM; what else there is on Linux is TCG. */
	private CompletableFuture<String> accelerator() {
		return OptionalQuery.instead(machine.send(new QueryKvm()).thenApply(kvm -> kvm.enabled() ? "kvm" : "tcg"), "");
	}
}
