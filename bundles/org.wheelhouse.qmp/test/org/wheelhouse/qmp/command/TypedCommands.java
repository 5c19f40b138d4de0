package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The typed command for a request in JSON. */
final class TypedCommands {

	private static final List<QmpCommand<?>> WITHOUT_ARGUMENTS = List.of(new Quit(), new Stop(), new Cont(),
			new SystemReset(), new SystemPowerdown(), new InjectNmi(), new MigrateCancel(), new QueryVersion(),
			new QueryCommands(), new QueryChardev(), new QueryBlock(), new QueryCpus(), new QueryCpusFast(),
			new QueryPci(), new QueryKvm(), new QueryStatus(), new QueryMice(), new QueryVnc(), new QueryVncServers(),
			new QuerySpice(), new QueryName(), new QueryUuid(), new QueryMigrate(), new QueryBalloon(),
			new QueryBlockJobs(), new QueryJobs(), new QueryMigrateParameters(), new QueryMigrateCapabilities(),
			new QueryMemorySizeSummary(), new QueryQmpSchema());

	private final JsonNode arguments;

	private TypedCommands(JsonNode arguments) {
		this.arguments = arguments;
	}

	/** The command that is sent as this; a {@link RawCommand} where none is typed. */
	static QmpCommand<?> of(JsonNode request) {
		var name = request.path("execute").asText();
		return WITHOUT_ARGUMENTS.stream().filter(command -> command.name().equals(name)).findFirst()
				.<QmpCommand<?>>map(command -> command)
				.orElseGet(() -> new TypedCommands(request.path("arguments")).command(name));
	}

	private QmpCommand<?> command(String name) {
		return switch (name) {
			case "add-fd" -> new AddFd(large("fdset-id"), some("opaque"));
			case "add_client" -> new AddClient(text("protocol"), text("fdname"), flag("skipauth"));
			case "balloon" -> new Balloon(number("value"));
			case "block_passwd" -> new BlockPasswd(text("device"), text("password"));
			case "block_resize" -> new BlockResize(disk(), number("size"));
			case "block_set_io_throttle" -> new BlockSetIoThrottle(drive(), new BlockNode.Throttle(number("bps"),
					number("bps_rd"), number("bps_wr"), number("iops"), number("iops_rd"), number("iops_wr")));
			case "blockdev-snapshot-sync" -> new BlockdevSnapshotSync(disk(), text("snapshot-file"), some("format"),
					some("snapshot-node-name"));
			case "change" -> new Change(text("device"), text("target"), some("arg"));
			case "client_migrate_info" -> new ClientMigrateInfo(text("protocol"), text("hostname"), small("port"),
					small("tls-port"), some("cert-subject"));
			case "closefd" -> new Closefd(text("fdname"));
			case "cpu" -> new Cpu((int) number("index"));
			case "device_add" -> new DeviceAdd(text("driver"), rest("driver"));
			case "device_del" -> new DeviceDel(text("id"));
			case "device-list-properties" -> new DeviceListProperties(text("typename"));
			case "eject" -> new Eject(drive(), flag("force"));
			case "expire_password" -> new ExpirePassword(text("protocol"), text("time"));
			case "getfd" -> new Getfd(text("fdname"));
			case "human-monitor-command" -> new HumanMonitorCommand(text("command-line"), small("cpu-index"));
			case "memsave" -> new Memsave(number("val"), number("size"), text("filename"), small("cpu-index"));
			case "migrate" -> new Migrate(text("uri"), flag("blk"), flag("inc"));
			case "migrate_set_downtime" -> new MigrateSetDowntime(
					Duration.ofNanos(Math.round(arguments.path("value").doubleValue() * 1e9)));
			case "migrate_set_speed" -> new MigrateSetSpeed(number("value"));
			case "netdev_add" -> new NetdevAdd(text("type"), text("id"), rest("type", "id"));
			case "netdev_del" -> new NetdevDel(text("id"));
			case "pmemsave" -> new Pmemsave(number("val"), number("size"), text("filename"));
			case "qmp_capabilities" -> new QmpCapabilities(StreamSupport
					.stream(arguments.path("enable").spliterator(), false).map(JsonNode::asText).toList());
			case "qom-list" -> new QomList(text("path"));
			case "qom-list-types" -> new QomListTypes(some("implements"), flag("abstract"));
			case "query-blockstats" -> new QueryBlockstats(flag("query-nodes"));
			case "query-named-block-nodes" -> new QueryNamedBlockNodes(flag("flat"));
			case "remove-fd" -> new RemoveFd(number("fdset-id"), large("fd"));
			case "screendump" -> new Screendump(text("filename"), some("format"));
			case "set_link" -> new SetLink(text("name"), flag("up"));
			case "set_password" -> new SetPassword(text("protocol"), text("password"), some("connected"));
			default -> new RawCommand(name, rest());
		};
	}

	private String text(String name) {
		return arguments.path(name).asText();
	}

	private Optional<String> some(String name) {
		return arguments.has(name) ? Optional.of(text(name)) : Optional.empty();
	}

	private boolean flag(String name) {
		return arguments.path(name).booleanValue();
	}

	private long number(String name) {
		return arguments.path(name).longValue();
	}

	private OptionalInt small(String name) {
		return arguments.has(name) ? OptionalInt.of((int) number(name)) : OptionalInt.empty();
	}

	private OptionalLong large(String name) {
		return arguments.has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
	}

	private Disk disk() {
		return arguments.has("device") ? Disk.ofDevice(text("device")) : Disk.ofNode(text("node-name"));
	}

	private Drive drive() {
		return arguments.has("id") ? Drive.ofId(text("id")) : Drive.ofDevice(text("device"));
	}

	private ObjectNode rest(String... without) {
		var rest = arguments instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
		return rest.remove(Stream.of(without).toList());
	}
}
