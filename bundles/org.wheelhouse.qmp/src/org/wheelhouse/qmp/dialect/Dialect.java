package org.wheelhouse.qmp.dialect;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which commands of the reference a QEMU understands, and what is said instead of the others. What it does not mention is said
 * as it is.
 */
final class Dialect {

	/** How one command is said. */
	@FunctionalInterface
	private interface Rule {
		Translation of(ObjectNode arguments);
	}

	private static final String GONE_IN_6 = "QEMU 6.0 removed '%s'.";
	private static final int VNC_BASE_PORT = 5900;

	private final CommandSet peer;
	private final AtomicInteger chosenCpu;
	private final Map<String, Rule> rules = new HashMap<>();

	Dialect(CommandSet peer, AtomicInteger chosenCpu) {
		this.peer = peer;
		this.chosenCpu = chosenCpu;
		rules.put("change", this::change);
		rules.put("eject", arguments -> Drives.byId(request("eject", arguments), peer.takes("eject", "id")));
		rules.put("block_set_io_throttle", this::throttle);
		rules.put("block_resize", arguments -> Drives.byNode(request("block_resize", arguments),
				peer.takes("block_resize", "node-name")));
		rules.put("blockdev-snapshot-sync",
				arguments -> Drives.byNode(request("blockdev-snapshot-sync", arguments),
						peer.takes("blockdev-snapshot-sync", "node-name")));
		rules.put("block_stream", this::stream);
		rules.put("block_job_set_speed", arguments -> renamed("block_job_set_speed", arguments, "block-job-set-speed",
				"value", "speed"));
		rules.put("block_job_cancel",
				arguments -> renamed("block_job_cancel", arguments, "block-job-cancel", "", ""));
		rules.put("block_passwd", this::password);
		rules.put("cpu", this::cpu);
		rules.put("memsave", this::memsave);
		rules.put("human-monitor-command", this::humanMonitor);
		rules.put("migrate", this::migrate);
		rules.put("migrate_set_speed", this::speed);
		rules.put("migrate_set_downtime", this::downtime);
		rules.put("query-cpus", _ -> queryCpus());
		rules.put("query-cpus-fast", _ -> peer.has("query-cpus-fast") || !peer.has("query-cpus")
				? new Translation.Native()
				: Cpus.fast(peer.has("query-target")));
		rules.put("query-named-block-nodes", this::nodes);
		rules.put("qom-set", this::qomSet);
		rules.put("expire_password", this::expire);
	}

	Translation way(String name, ObjectNode arguments) {
		var rule = rules.get(name);
		return rule == null ? new Translation.Native() : rule.of(arguments.deepCopy());
	}

	static RawCommand request(String name, ObjectNode arguments) {
		return new RawCommand(name, arguments);
	}

	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/** One command instead of another, whose answer is as good. */
	private static Translation instead(String why, RawCommand said) {
		return new Translation.Translated(why, List.of(said), sender -> sender.send(said));
	}

	private static void rename(ObjectNode arguments, String from, String to) {
		var value = arguments.remove(from);
		if (value != null) {
			arguments.set(to, value);
		}
	}

	/** Names of 1.0 that QEMU 1.1 spelled with hyphens. */
	private Translation renamed(String old, ObjectNode arguments, String name, String from, String to) {
		if (peer.has(old) || !peer.has(name)) {
			return new Translation.Native();
		}
		rename(arguments, from, to);
		return instead("QEMU 1.1 renamed '" + old + "' to '" + name + "'.", request(name, arguments));
	}

	private Translation stream(ObjectNode arguments) {
		if (peer.has("block_stream") || !peer.has("block-stream")) {
			return new Translation.Native();
		}
		var said = request("block-stream", arguments);
		return new Translation.Translated(
				"QEMU 1.1 renamed 'block_stream' to 'block-stream'; the job of a node needs a name.",
				List.of(said), sender -> Refusal.otherwise(sender.send(said), refusal -> refusal.contains("job ID"),
						() -> sender.send(request("block-stream",
								arguments.deepCopy().put("job-id", arguments.path("device").asText())))));
	}

	private Translation change(ObjectNode arguments) {
		var isVnc = arguments.path("device").asText().equals("vnc");
		if (peer.has("change")) {
			return Drives.changeOrById(request("change", arguments),
					!isVnc && peer.takes("blockdev-change-medium", "id"));
		}
		var gone = GONE_IN_6.formatted("change");
		if (!isVnc) {
			return Drives.change(gone, request("change", arguments));
		}
		var target = arguments.path("target").asText();
		var argument = arguments.path("arg");
		if (target.equals("password")) {
			return argument.isTextual()
					? instead(gone, request("change-vnc-password",
							object().put("password", argument.textValue())))
					: new Translation.Refused(gone + " There is nobody to ask for the password.", "Give it as 'arg'.");
		}
		return peer.has("display-update")
				? listen(gone, target)
				: new Translation.Refused(gone + " This QEMU cannot move its VNC server; QEMU 7.1 and newer can.",
						"Start it with another -vnc.");
	}

	/** As {@code -vnc} names it: {@code host:display} or {@code unix:path}. */
	private static Translation listen(String why, String target) {
		var end = target.indexOf(',');
		if (end >= 0) {
			return new Translation.Refused("Only the address of a VNC server can be changed while it runs, not "
					+ target.substring(end + 1) + ".", "Name the address alone, or start QEMU with another -vnc.");
		}
		var arguments = object().put("type", "vnc");
		var address = arguments.putArray("addresses").addObject();
		var colon = target.lastIndexOf(':');
		if (target.startsWith("unix:")) {
			address.put("type", "unix").put("path", target.substring("unix:".length()));
		} else if (target.substring(colon + 1).matches("\\d{1,5}")) {
			address.put("type", "inet").put("host", colon < 1 ? "0.0.0.0" : target.substring(0, colon)).put("port",
					Integer.toString(VNC_BASE_PORT + Integer.parseInt(target.substring(colon + 1))));
		} else {
			return new Translation.Refused("'" + target + "' is no address of a VNC server.",
					"Write HOST:DISPLAY, where display 1 is port 5901, or unix:PATH.");
		}
		return instead(why, request("display-update", arguments));
	}

	/** The reference's own example has the numbers as strings, which no QEMU takes. */
	private Translation throttle(ObjectNode arguments) {
		var numbers = false;
		for (var limit : List.of("bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr")) {
			if (arguments.path(limit).isTextual() && arguments.path(limit).textValue().matches("\\d{1,18}")) {
				arguments.put(limit, Long.parseLong(arguments.path(limit).textValue()));
				numbers = true;
			}
		}
		var said = request("block_set_io_throttle", arguments);
		var byId = Drives.byId(said, peer.takes("block_set_io_throttle", "id"));
		return numbers && byId instanceof Translation.Native ? instead("QEMU takes numbers only.", said) : byId;
	}

	private Translation password(ObjectNode arguments) {
		// It did something as long as there was no schema, and was kept as an empty shell until 6.0.
		return peer.has("block_passwd") && !peer.has("query-qmp-schema")
				? new Translation.Native()
				: new Translation.Refused(
						"No QEMU since 2.3 takes the password of an encrypted disk this way, and 6.0 removed the command.",
						"Add the password by object-add of a 'secret', and name it as encrypt.key-secret when the disk is opened.");
	}

	private Translation cpu(ObjectNode arguments) {
		if (peer.has("cpu")) {
			return new Translation.Native();
		}
		// An index that does not exist is refused by QEMU in its own words.
		var index = arguments.path("index");
		var said = request("human-monitor-command", object().put("command-line", "info cpus").set("cpu-index", index));
		return new Translation.Translated("Newer QEMUs remember no CPU: the session does, and names it from now on.",
				List.of(said), sender -> sender.send(said).thenApply(_ -> {
					chosenCpu.set(index.asInt());
					return object();
				}));
	}

	private Translation queryCpus() {
		var chosen = chosenCpu.get();
		if (peer.has("query-cpus")) {
			return peer.has("cpu") || chosen == 0 ? new Translation.Native() : Cpus.withCurrent(chosen);
		}
		return peer.has("query-cpus-fast") ? Cpus.query(chosen) : new Translation.Native();
	}

	/** Images below each node are told beside what is asked for where that cannot be left out. */
	private Translation nodes(ObjectNode arguments) {
		if (!arguments.has("flat") || !peer.has("query-named-block-nodes")
				|| peer.takes("query-named-block-nodes", "flat")) {
			return new Translation.Native();
		}
		arguments.remove("flat");
		return instead("QEMU takes 'flat' since 5.0.", request("query-named-block-nodes", arguments));
	}

	/** Commands about a CPU that name none are about the chosen one. */
	private boolean nameCpu(ObjectNode arguments) {
		var chosen = chosenCpu.get();
		if (chosen == 0 || peer.has("cpu") || arguments.has("cpu-index")) {
			return false;
		}
		arguments.put("cpu-index", chosen);
		return true;
	}

	private Translation memsave(ObjectNode arguments) {
		var renamed = arguments.has("cpu");
		rename(arguments, "cpu", "cpu-index");
		var named = nameCpu(arguments);
		var signed = makeSigned(arguments, "val");
		return renamed || named || signed
				? instead("The CPU is called 'cpu-index', and the upper half of the addresses is negative.",
						request("memsave", arguments))
				: new Translation.Native();
	}

	/** 64 bits without sign as the same bits with one. */
	private static boolean makeSigned(ObjectNode arguments, String name) {
		JsonNode value = arguments.path(name);
		if (!value.isBigInteger() || value.bigIntegerValue().compareTo(BigInteger.TWO.pow(Long.SIZE)) >= 0) {
			return false;
		}
		arguments.put(name, value.bigIntegerValue().longValue());
		return true;
	}

	private Translation humanMonitor(ObjectNode arguments) {
		return nameCpu(arguments)
				? instead("It is about the CPU that was chosen by 'cpu'.",
						request("human-monitor-command", arguments))
				: new Translation.Native();
	}

	private Translation migrate(ObjectNode arguments) {
		var dropped = false;
		for (var name : List.of("blk", "inc")) {
			if (arguments.has(name) && peer.has("query-qmp-schema") && !peer.takes("migrate", name)) {
				if (arguments.path(name).asBoolean()) {
					return new Translation.Refused(
							"QEMU 9.1 removed the migration of disks along with the machine ('" + name
									+ "').",
							"Share the disks, or export those of the destination by nbd-server-add, mirror to them by blockdev-mirror, and migrate without it.");
				}
				arguments.remove(name);
				dropped = true;
			}
		}
		if (arguments.has("detach") && peer.has("query-qmp-schema") && !peer.takes("migrate", "detach")) {
			arguments.remove("detach");
			dropped = true;
		}
		return dropped
				? instead("What is dropped never did anything here: 'migrate' always returns at once.",
						request("migrate", arguments))
				: new Translation.Native();
	}

	private Translation speed(ObjectNode arguments) {
		if (peer.has("migrate_set_speed")) {
			return new Translation.Native();
		}
		rename(arguments, "value", "max-bandwidth");
		return instead(GONE_IN_6.formatted("migrate_set_speed"), request("migrate-set-parameters", arguments));
	}

	private Translation downtime(ObjectNode arguments) {
		if (peer.has("migrate_set_downtime")) {
			return new Translation.Native();
		}
		var seconds = arguments.remove("value");
		if (seconds != null) {
			arguments.set("downtime-limit", seconds.isNumber()
					? JsonNodeFactory.instance.numberNode(Math.round(seconds.doubleValue() * 1000))
					: seconds);
		}
		return instead(GONE_IN_6.formatted("migrate_set_downtime") + " Seconds are milliseconds now.",
				request("migrate-set-parameters", arguments));
	}

	private Translation qomSet(ObjectNode arguments) {
		if (!arguments.has("opts") || arguments.has("value")) {
			return new Translation.Native();
		}
		rename(arguments, "opts", "value");
		return instead("The value is called 'value', in every QEMU.", request("qom-set", arguments));
	}

	private Translation expire(ObjectNode arguments) {
		if (!arguments.path("time").isNumber()) {
			return new Translation.Native();
		}
		arguments.put("time", arguments.path("time").asText());
		return instead("QEMU takes the time as a string only.", request("expire_password", arguments));
	}
}
