package org.wheelhouse.qmp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What each command is sent as. */
class CommandsTest {

	static Stream<Arguments> commands() {
		var capabilities = new LinkedHashMap<String, Boolean>();
		capabilities.put("postcopy-ram", true);
		capabilities.put("events", false);
		return Stream.of(
				sent("{'execute':'cont'}", new Cont()),
				sent("{'execute':'system_powerdown'}", new SystemPowerdown()),
				sent("{'execute':'device_add','arguments':{'driver':'virtio-net-pci','id':'n1','bus':'rp1','mq':true}}",
						new DeviceAdd("virtio-net-pci", object().put("id", "n1").put("bus", "rp1").put("mq", true))),
				sent("{'execute':'device_del','arguments':{'id':'n1'}}", new DeviceDel("n1")),
				sent("{'execute':'netdev_add','arguments':{'type':'user','id':'u','restrict':true}}",
						new NetdevAdd("user", "u", object().put("restrict", true))),
				sent("{'execute':'blockdev-add','arguments':{'driver':'null-co','node-name':'d'}}",
						new BlockdevAdd(object().put("driver", "null-co").put("node-name", "d"))),
				sent("{'execute':'blockdev-del','arguments':{'node-name':'d'}}", new BlockdevDel("d")),
				sent("{'execute':'blockdev-create','arguments':{'job-id':'j','options':{'driver':'file','size':1}}}",
						new BlockdevCreate("j", object().put("driver", "file").put("size", 1))),
				sent("{'execute':'object-add','arguments':{'qom-type':'iothread','id':'i','poll-max-ns':0}}",
						new ObjectAdd("iothread", "i", object().put("poll-max-ns", 0))),
				sent("{'execute':'screendump','arguments':{'filename':'/f'}}", new Screendump("/f", Optional.empty())),
				sent("{'execute':'screendump','arguments':{'filename':'/f','format':'png'}}",
						new Screendump("/f", Optional.of("png"))),
				sent("{'execute':'migrate','arguments':{'uri':'unix:/m'}}", new Migrate("unix:/m")),
				sent("{'execute':'migrate-set-capabilities','arguments':{'capabilities':[{'capability':'postcopy-ram',"
						+ "'state':true},{'capability':'events','state':false}]}}",
						new MigrateSetCapabilities(capabilities)),
				sent("{'execute':'migrate-set-parameters','arguments':{'max-bandwidth':1048576,'downtime-limit':250}}",
						new MigrateSetParameters(OptionalLong.of(1 << 20), Optional.of(Duration.ofMillis(250)))),
				sent("{'execute':'migrate-set-parameters','arguments':{'max-bandwidth':0}}",
						new MigrateSetParameters(OptionalLong.of(0), Optional.empty())),
				sent("{'execute':'eject','arguments':{'device':'ide1-cd0'}}",
						new Eject(Drive.ofDevice("ide1-cd0"), false)),
				sent("{'execute':'eject','arguments':{'id':'cd','force':true}}", new Eject(Drive.ofId("cd"), true)),
				sent("{'execute':'blockdev-change-medium','arguments':{'id':'cd','filename':'/i','format':'raw'}}",
						new BlockdevChangeMedium(Drive.ofId("cd"), "/i", Optional.of("raw"), false)),
				sent("{'execute':'chardev-change','arguments':{'id':'serial0','backend':{'type':'socket','data':{'server':true,"
						+ "'wait':false,'addr':{'type':'unix','data':{'path':'/s'}}}}}}",
						new ChardevChange("serial0", "/s")),
				sent("{'execute':'qom-set','arguments':{'path':'/p','property':'x','value':1}}",
						new QomSet("/p", "x", JsonNodeFactory.instance.numberNode(1))),
				sent("{'execute':'qom-list-types','arguments':{'implements':'device','abstract':false}}",
						new QomListTypes(Optional.of("device"), false)),
				sent("{'execute':'query-blockstats'}", new QueryBlockstats()),
				sent("{'execute':'query-blockstats','arguments':{'query-nodes':true}}", new QueryBlockstats(true)),
				sent("{'execute':'query-named-block-nodes','arguments':{'flat':true}}", new QueryNamedBlockNodes(true)),
				sent("{'execute':'human-monitor-command','arguments':{'command-line':'info registers','cpu-index':1}}",
						new HumanMonitorCommand("info registers", OptionalInt.of(1))),
				sent("{'execute':'x-new','arguments':{'a':null}}", new RawCommand("x-new", object().putNull("a"))));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void commandIsSentAs(String json, QmpCommand<?> command) {
		assertEquals(json, command.toJson());
	}

	@Test
	void whatOnlyAsksIsAQuery() {
		assertTrue(new QueryBlock().isQuery());
		assertTrue(new QomGet("/p", "x").isQuery());
		assertTrue(new DeviceListProperties("e1000").isQuery());
		assertTrue(new RawCommand("query-acpi-ospm-status").isQuery());
		assertFalse(new Stop().isQuery());
		assertFalse(new RawCommand("device_del").isQuery());
		assertFalse(new HumanMonitorCommand("info pci").isQuery());
	}

	@Test
	void commandDoesNotChangeWithWhatItWasMadeOf() {
		var properties = object().put("id", "n1");
		var command = new DeviceAdd("e1000", properties);
		properties.put("id", "other");
		command.arguments().put("id", "another");
		assertEquals(quoted("{'execute':'device_add','arguments':{'driver':'e1000','id':'n1'}}"), command.toJson());
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	private static Arguments sent(String json, QmpCommand<?> command) {
		return Arguments.of(quoted(json), command);
	}

	private static String quoted(String json) {
		return json.replace('\'', '"');
	}
}
