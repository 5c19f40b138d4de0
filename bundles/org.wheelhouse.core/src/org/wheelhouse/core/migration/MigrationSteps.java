package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.qmp.command.Migrate;
import org.wheelhouse.qmp.command.MigrateIncoming;
import org.wheelhouse.qmp.command.MigrateSetCapabilities;
import org.wheelhouse.qmp.command.ObjectAdd;
import org.wheelhouse.qmp.command.ObjectDel;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is sent to both ends before the guest goes, and after, in order. Pure. */
final class MigrationSteps {

	/** The id of the object by which an end knows the other. */
	static final String CREDENTIALS = "wheelhouse-migration";
	private static final String SOURCE_NOT_SET = "The source could not be set up";
	private static final String DESTINATION_NOT_SET = "The destination could not be set up";

	private final MigrationRequest request;
	private final Meeting meeting;
	private final List<Step> steps = new ArrayList<>();

	/**
	 * One command, for one of both ends.
	 *
	 * @param onFailure what has failed when it fails
	 * @param part      of what it is a part that can be done without; empty where it cannot
	 */
	record Step(boolean toSource, QmpCommand<?> command, String purpose, String onFailure,
			Optional<MigrationCapability> part) {}

	private MigrationSteps(MigrationRequest request, Meeting meeting) {
		this.request = request;
		this.meeting = meeting;
	}

	/**
	 * Until memory flows.
	 *
	 * @param limits of the disks of the destination
	 */
	static List<Step> before(MigrationRequest request, Meeting meeting, List<QmpCommand<?>> limits) {
		var steps = new MigrationSteps(request, meeting);
		var events = new MigrateSetCapabilities(Map.of("events", true));
		steps.destination(events, "tell each step", "The destination does not tell its steps");
		steps.source(events, "tell each step", "The source does not tell its steps");
		steps.connections();
		steps.encryption();
		request.inOrder().forEach(steps::arm);
		var bounds = request.limits();
		if (bounds.maxBandwidth().isPresent() || bounds.downtimeLimit().isPresent()) {
			steps.source(SetMigrationLimits.command(bounds.maxBandwidth(), bounds.downtimeLimit()), "set the limits",
					"The limits could not be set");
		}
		limits.forEach(limit -> steps.destination(limit, "limit a disk as at the source",
				"A disk of the destination could not be limited as it is at the source"));
		meeting.incoming().ifPresent(uri -> steps.destination(new MigrateIncoming(uri), "wait for the guest",
				"The destination cannot listen"));
		steps.source(new Migrate(meeting.outgoing()), "send the guest", "The migration could not be started");
		return List.copyOf(steps.steps);
	}

	/**
	 * Once it is over: an end that goes on is as it was before.
	 *
	 * @param source whether the source is one that goes on
	 */
	static List<Step> after(MigrationRequest request, Meeting meeting, boolean source) {
		var steps = new MigrationSteps(request, meeting);
		steps.disarm(false);
		if (source) {
			steps.disarm(true);
		}
		return List.copyOf(steps.steps);
	}

	private void source(QmpCommand<?> command, String purpose, String onFailure) {
		steps.add(new Step(true, command, purpose, onFailure, Optional.empty()));
	}

	private void destination(QmpCommand<?> command, String purpose, String onFailure) {
		steps.add(new Step(false, command, purpose, onFailure, Optional.empty()));
	}

	private void both(QmpCommand<?> command, String purpose) {
		destination(command, purpose, DESTINATION_NOT_SET);
		source(command, purpose, SOURCE_NOT_SET);
	}

	private void connections() {
		meeting.channel().connections().ifPresent(count -> {
			both(new MigrateSetCapabilities(Map.of("multifd", true)), "use several connections");
			both(parameters(parameters -> parameters.put("multifd-channels", count)), "use " + count + " connections");
		});
	}

	private void encryption() {
		meeting.channel().encryption().ifPresent(by -> {
			destination(credentials(by, false), "know the other end", DESTINATION_NOT_SET);
			source(credentials(by, true), "know the other end", SOURCE_NOT_SET);
			var named = parameters(parameters -> parameters.put("tls-creds", CREDENTIALS));
			destination(named, "encrypt", DESTINATION_NOT_SET);
			source(by instanceof Encryption.Certificates(_, _, var name)
					? parameters(
							parameters -> parameters.put("tls-creds", CREDENTIALS).put("tls-hostname", name))
					: named, "encrypt", SOURCE_NOT_SET);
		});
	}

	private ObjectAdd credentials(Encryption by, boolean source) {
		var properties = JsonNodeFactory.instance.objectNode().put("endpoint", source ? "client" : "server");
		return switch (by) {
			case Encryption.FreshKey _ -> new ObjectAdd("tls-creds-psk", CREDENTIALS, source
					? properties.put("dir", meeting.here().folder().toString()).put("username", Meeting.USER)
					: properties.put("dir", meeting.there().folder().toString()));
			case Encryption.Certificates certificates -> new ObjectAdd("tls-creds-x509", CREDENTIALS, properties
					.put("dir", (source ? certificates.sourceFolder() : certificates.destinationFolder()).toString())
					.put("verify-peer", true));
		};
	}

	private void arm(MigrationCapability capability) {
		var set = new MigrateSetCapabilities(Map.of(capability.word(), true));
		for (var toSource : List.of(false, true)) {
			steps.add(new Step(toSource, set, capability.purpose(), toSource ? SOURCE_NOT_SET : DESTINATION_NOT_SET,
					Optional.of(capability)));
		}
		if (capability == MigrationCapability.AUTO_CONVERGE) {
			steps.add(new Step(true, throttle(1, 1, 1), "hardly throttle until somebody asks for more",
					SOURCE_NOT_SET, Optional.of(capability)));
		}
	}

	/** A guest is throttled by so many per cent at first, by so many more each time, and so many at most. */
	static RawCommand throttle(int initial, int increment, int most) {
		return parameters(parameters -> parameters.put("cpu-throttle-initial", initial)
				.put("cpu-throttle-increment", increment).put("max-cpu-throttle", most));
	}

	private static RawCommand parameters(java.util.function.Consumer<ObjectNode> filled) {
		var parameters = JsonNodeFactory.instance.objectNode();
		filled.accept(parameters);
		return new RawCommand("migrate-set-parameters", parameters);
	}

	private void disarm(boolean source) {
		var off = new LinkedHashMap<String, Boolean>();
		request.inOrder().forEach(capability -> off.put(capability.word(), false));
		meeting.channel().connections().ifPresent(_ -> off.put("multifd", false));
		var onFailure = source
				? "The source is still set up for this migration"
				: "The destination is still set up for this migration";
		if (!off.isEmpty()) {
			steps.add(new Step(source, new MigrateSetCapabilities(off), "arm nothing any more", onFailure,
					Optional.empty()));
		}
		if (source && off.containsKey(MigrationCapability.AUTO_CONVERGE.word())) {
			source(throttle(20, 10, 99), "throttle as QEMU does by itself", onFailure);
		}
		meeting.channel().encryption().ifPresent(by -> {
			steps.add(new Step(source, parameters(parameters -> {
				parameters.put("tls-creds", "");
				if (source && by instanceof Encryption.Certificates) {
					parameters.put("tls-hostname", "");
				}
			}), "encrypt no more", onFailure, Optional.empty()));
			steps.add(new Step(source, new ObjectDel(CREDENTIALS), "forget the other end", onFailure,
					Optional.empty()));
		});
	}
}
